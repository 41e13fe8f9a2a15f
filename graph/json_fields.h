#pragma once

#include <rapidjson/rapidjson.h>
#include <rapidjson/writer.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/errors.h"
#include "graph/json_value.h"
#include "graph/records.h"
#include "graph/triple_view.h"

// The fields that triples, records and graphs share in JSON. For graph/'s own sources; what other folders call is in
// triple_json.h and graph_json.h.
namespace actorgraph::json {

/// Nesting beyond this is refused: our deepest line has attributions in attributions.
inline constexpr int kDeepest = 64;

/// A name of our own, which needs no escape.
template <typename Writer>
[[gnu::always_inline]] inline void key(Writer& writer, std::string_view name) {
  if constexpr (requires { writer.PlainKey(name); }) {
    writer.PlainKey(name);
    return;
  }
  writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
}

template <typename Writer>
void string(Writer& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

/// An id or a word of our own, which needs no escape.
template <typename Writer>
void plain_string(Writer& writer, std::string_view text) {
  if constexpr (requires { writer.PlainString(text); }) {
    writer.PlainString(text);
  } else {
    string(writer, text);
  }
}

template <typename Writer>
void string_or_null(Writer& writer, std::string_view text) {
  if (text.empty()) {
    writer.Null();
  } else {
    string(writer, text);
  }
}

/// Shortest decimal that reads back; null where it is not finite.
template <typename Writer>
void number(Writer& writer, double value) {
  if (!std::isfinite(value)) {
    writer.Null();
    return;
  }
  if constexpr (requires { writer.Shortest(value); }) {
    writer.Shortest(value);
    return;
  }
  char buffer[32];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  writer.RawValue(buffer, static_cast<std::size_t>(end - buffer), rapidjson::kNumberType);
}

template <typename Writer>
void count(Writer& writer, std::size_t value) {
  writer.Uint64(value);
}

template <typename Writer>
void span(Writer& writer, const QuoteView& quote) {
  key(writer, "begin");
  count(writer, quote.whole.begin);
  key(writer, "end");
  count(writer, quote.whole.end);
  if (quote.pieces.empty()) return;
  key(writer, "spans");
  writer.StartArray();
  for (const Range& piece : quote.pieces) {
    writer.StartArray();
    count(writer, piece.begin);
    count(writer, piece.end);
    writer.EndArray();
  }
  writer.EndArray();
}

template <typename Writer>
void text_and_span(Writer& writer, const QuoteView& quote) {
  key(writer, "text");
  if (!quote.exists) {
    writer.Null();
    key(writer, "begin");
    writer.Null();
    key(writer, "end");
    writer.Null();
    return;
  }
  string(writer, quote.text);
  span(writer, quote);
}

template <typename Writer>
void quote(Writer& writer, const Quote& quote) {
  QuoteView view{quote.text, {quote.begin(), quote.end()}, {}, !quote.pieces.empty()};
  if (quote.pieces.size() > 1) view.pieces = quote.pieces;
  text_and_span(writer, view);
}

template <typename Writer>
void actor(Writer& writer, const ActorView& actor) {
  writer.StartObject();
  key(writer, "name");
  string(writer, actor.name);
  key(writer, "kind");
  plain_string(writer, to_string(actor.kind));
  text_and_span(writer, actor.quote);
  writer.EndObject();
}

template <typename Writer>
void attribution(Writer& writer, const Attribution* source) {
  int depth = 0;
  for (; source != nullptr; source = source->source.get(), ++depth) {
    writer.StartObject();
    key(writer, "name");
    string(writer, source->actor.name);
    key(writer, "kind");
    plain_string(writer, to_string(source->actor.kind));
    quote(writer, source->actor.quote);
    key(writer, "cue");
    string_or_null(writer, source->cue);
    key(writer, "attribution");
  }
  writer.Null();
  for (; depth > 0; --depth) writer.EndObject();
}

/// The triple of design.md, section 3. `document_id`, unless empty, is written after the path.
template <typename Writer>
void triple(Writer& writer, const TripleView& triple, std::string_view document_id = {}) {
  writer.StartObject();
  key(writer, "id");
  string(writer, triple.id);
  key(writer, "document");
  string(writer, triple.document);
  if (!document_id.empty()) {
    key(writer, "document_id");
    plain_string(writer, document_id);
  }
  key(writer, "sentence");
  writer.StartObject();
  span(writer, triple.sentence);
  key(writer, "page");
  if (triple.page) {
    writer.Int(*triple.page);
  } else {
    writer.Null();
  }
  key(writer, "line");
  writer.Int(triple.line);
  writer.EndObject();
  key(writer, "subject");
  actor(writer, triple.subject);
  key(writer, "relation");
  writer.StartObject();
  key(writer, "label");
  string(writer, triple.label);
  key(writer, "lemma");
  string(writer, triple.lemma);
  key(writer, "type");
  plain_string(writer, to_string(triple.type));
  text_and_span(writer, triple.relation);
  writer.EndObject();
  key(writer, "object");
  actor(writer, triple.object);
  key(writer, "symmetric");
  writer.Bool(triple.symmetric);
  key(writer, "negated");
  writer.Bool(triple.negated);
  key(writer, "modality");
  plain_string(writer, to_string(triple.modality));
  key(writer, "attribution");
  attribution(writer, triple.attribution);
  key(writer, "time");
  if (triple.time != nullptr) {
    writer.StartObject();
    quote(writer, triple.time->quote);
    key(writer, "from");
    string_or_null(writer, triple.time->from);
    key(writer, "to");
    string_or_null(writer, triple.time->to);
    writer.EndObject();
  } else {
    writer.Null();
  }
  key(writer, "place");
  if (triple.place != nullptr) {
    writer.StartObject();
    key(writer, "name");
    string(writer, triple.place->name);
    quote(writer, triple.place->quote);
    writer.EndObject();
  } else {
    writer.Null();
  }
  key(writer, "amounts");
  writer.StartArray();
  for (const Amount& amount : triple.amounts) {
    writer.StartObject();
    quote(writer, amount.quote);
    key(writer, "value");
    number(writer, amount.value);
    key(writer, "unit");
    string_or_null(writer, amount.unit);
    writer.EndObject();
  }
  writer.EndArray();
  key(writer, "cites");
  writer.StartArray();
  for (const Citation& cite : triple.cites) {
    writer.StartObject();
    key(writer, "mark");
    string(writer, cite.mark);
    quote(writer, cite.quote);
    key(writer, "url");
    string_or_null(writer, cite.url);
    writer.EndObject();
  }
  writer.EndArray();
  key(writer, "rule");
  string(writer, triple.rule);
  key(writer, "confidence");
  number(writer, triple.confidence);
  key(writer, "quote");
  string(writer, triple.sentence.text);
  writer.EndObject();
}

template <typename Writer>
void counts(Writer& writer, const DocumentCounts& counts) {
  writer.StartObject();
  key(writer, "code_points");
  count(writer, counts.code_points);
  key(writer, "sentences");
  count(writer, counts.sentences);
  key(writer, "mentions");
  count(writer, counts.mentions);
  key(writer, "triples");
  count(writer, counts.triples);
  writer.EndObject();
}

/// path, hash, title, date, counts.
template <typename Writer>
void document_fields(Writer& writer, const DocumentRecord& document) {
  key(writer, "path");
  string(writer, document.path);
  key(writer, "hash");
  string(writer, document.hash);
  key(writer, "title");
  string_or_null(writer, document.title);
  key(writer, "date");
  string_or_null(writer, document.date);
  key(writer, "counts");
  counts(writer, document.counts);
}

/// name, kind, lexicon_id.
template <typename Writer>
void actor_fields(Writer& writer, std::string_view name, ActorKind kind, std::string_view lexicon_id) {
  key(writer, "name");
  string(writer, name);
  key(writer, "kind");
  plain_string(writer, to_string(kind));
  key(writer, "lexicon_id");
  string_or_null(writer, lexicon_id);
}

template <typename Writer>
void actor_form(Writer& writer, std::string_view text, std::string_view via, std::size_t times) {
  writer.StartObject();
  key(writer, "text");
  string(writer, text);
  key(writer, "via");
  string_or_null(writer, via);
  key(writer, "count");
  count(writer, times);
  writer.EndObject();
}

/// name, kind, lexicon_id, mentions.
template <typename Writer>
void actor_fields(Writer& writer, const ActorRecord& record) {
  actor_fields(writer, record.name, record.kind, record.lexicon_id);
  key(writer, "mentions");
  writer.StartArray();
  for (const ActorForm& form : record.forms) actor_form(writer, form.text, form.via, form.count);
  writer.EndArray();
}

/// What a value of the wrong shape throws: `"subject.begin" must be a whole number`.
[[noreturn]] void refuse(std::string_view field, std::string_view wanted);

/// A member, or nullptr where it is absent or null.
const Value* find(const Value& object, std::string_view name);
std::string_view read_string(const Value& object, std::string_view name);           ///< must be there
std::string_view read_optional_string(const Value& object, std::string_view name);  ///< empty where absent or null
std::size_t read_count(const Value& object, std::string_view name);                 ///< 0 where absent
bool read_bool(const Value& object, std::string_view name);                         ///< false where absent

DocumentRecord read_document(const Value& object);
/// Without `document` and `document_hash`.
ActorRecord read_actor(const Value& object);

/// Reads triples from parsed JSON; holds what the last view points to beside the JSON itself.
class TripleReader {
 public:
  /// Throws InputError where a field is missing or of the wrong shape. The view is valid until the next call and as
  /// long as `object` is; `document_hash` is not set; an `id` that is not ours is replaced by a content hash later.
  TripleView read(const Value& object);

 private:
  enum Part { kSentence, kSubject, kRelation, kObject, kParts };
  QuoteView read_quote(const Value& object, Part part);
  ActorView read_actor(const Value& object, std::string_view name, Part part);

  std::array<std::vector<Range>, kParts> pieces_;
  std::optional<Attribution> attribution_;
  std::optional<TimeQuote> time_;
  std::optional<PlaceQuote> place_;
  std::vector<Amount> amounts_;
  std::vector<Citation> cites_;
};

/// `s` and 32 hex digits.
bool is_triple_id(std::string_view id) noexcept;

/// What stands for the hash of a document whose bytes nobody hashed: a hash of its path.
std::string hash_of_path(std::string_view path);

}  // namespace actorgraph::json
