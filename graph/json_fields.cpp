#include "graph/json_fields.h"

#include <algorithm>
#include <limits>

#include "graph/content_id.h"

namespace actorgraph::json {
namespace {

/// Offsets are packed in 32 bits.
constexpr std::size_t kLargestOffset = std::numeric_limits<std::uint32_t>::max() - 1;
constexpr int kDeepestAttribution = 16;

std::size_t read_offset(const Value& value, std::string_view field) {
  const std::optional<std::uint64_t> offset = value.whole_number();
  if (!offset || *offset > kLargestOffset) refuse(field, "a whole number of code points");
  return *offset;
}

/// The span of `object`: false where begin and end are null. `pieces` is filled only where there are "spans".
bool read_span(const Value& object, Range& whole, std::vector<Range>& pieces) {
  pieces.clear();
  const Value* begin = find(object, "begin");
  const Value* end = find(object, "end");
  if (begin == nullptr && end == nullptr) return false;
  if (begin == nullptr || end == nullptr) refuse("begin and end", "given together");
  whole = {read_offset(*begin, "begin"), read_offset(*end, "end")};
  if (whole.begin > whole.end) refuse("begin", "at most \"end\"");
  const Value* spans = find(object, "spans");
  if (spans == nullptr) return true;
  if (!spans->is_array() || spans->elements().empty()) refuse("spans", "an array of [begin, end]");
  for (const Value& piece : spans->elements()) {
    std::vector<const Value*> ends;
    if (piece.is_array()) {
      for (const Value& end_of_piece : piece.elements()) ends.push_back(&end_of_piece);
    }
    if (ends.size() != 2) refuse("spans", "an array of [begin, end]");
    pieces.push_back({read_offset(*ends[0], "spans"), read_offset(*ends[1], "spans")});
    if (pieces.back().begin > pieces.back().end) refuse("spans", "an array of [begin, end] with begin at most end");
  }
  if (pieces.front().begin != whole.begin || pieces.back().end != whole.end) {
    refuse("spans", "pieces from \"begin\" to \"end\"");
  }
  return true;
}

Quote read_owned_quote(const Value& object) {
  Quote quote{std::string(read_optional_string(object, "text")), {}};
  Range whole;
  if (read_span(object, whole, quote.pieces) && quote.pieces.empty()) quote.pieces.push_back(whole);
  return quote;
}

ActorKind read_kind(const Value& object) {
  const std::string_view name = read_optional_string(object, "kind");
  if (name.empty()) return ActorKind::Other;
  const auto kind = parse_actor_kind(name);
  if (!kind) refuse("kind", "one of the kinds of actor (state, organization, person …)");
  return *kind;
}

Attribution read_attribution(const Value& object, int depth) {
  if (!object.is_object()) refuse("attribution", "an object or null");
  if (depth > kDeepestAttribution) refuse("attribution", "nested less deeply");
  Attribution result;
  result.actor = {std::string(read_string(object, "name")), read_kind(object), read_owned_quote(object)};
  result.cue = read_optional_string(object, "cue");
  if (const Value* source = find(object, "attribution")) {
    result.source = std::make_shared<const Attribution>(read_attribution(*source, depth + 1));
  }
  return result;
}

const Value& member(const Value& object, std::string_view name) {
  const Value* value = find(object, name);
  if (value == nullptr || !value->is_object()) refuse(name, "an object");
  return *value;
}

const Value* find_array(const Value& object, std::string_view name) {
  const Value* value = find(object, name);
  if (value != nullptr && !value->is_array()) refuse(name, "an array");
  return value;
}

}  // namespace

void refuse(std::string_view field, std::string_view wanted) {
  throw InputError("\"" + std::string(field) + "\" must be " + std::string(wanted));
}

const Value* find(const Value& object, std::string_view name) {
  const Value* const value = object.find(name);
  return value == nullptr || value->is_null() ? nullptr : value;
}

std::string_view read_string(const Value& object, std::string_view name) {
  const Value* value = find(object, name);
  if (value == nullptr || !value->is_string()) refuse(name, "a string");
  return value->text();
}

std::string_view read_optional_string(const Value& object, std::string_view name) {
  const Value* value = find(object, name);
  if (value == nullptr) return {};
  if (!value->is_string()) refuse(name, "a string or null");
  return value->text();
}

std::size_t read_count(const Value& object, std::string_view name) {
  const Value* value = find(object, name);
  if (value == nullptr) return 0;
  const std::optional<std::uint64_t> count = value->whole_number();
  if (!count || *count > std::numeric_limits<std::int32_t>::max()) refuse(name, "a whole number");
  return *count;
}

bool read_bool(const Value& object, std::string_view name) {
  const Value* value = find(object, name);
  if (value == nullptr) return false;
  if (!value->is_bool()) refuse(name, "true or false");
  return value->boolean();
}

DocumentRecord read_document(const Value& object) {
  DocumentRecord record;
  record.path = read_string(object, "path");
  record.hash = read_string(object, "hash");
  if (!is_id_text(record.hash)) refuse("hash", "of letters, digits, \"_\", \".\" and \"-\"");
  record.title = read_optional_string(object, "title");
  record.date = read_optional_string(object, "date");
  if (const Value* counts = find(object, "counts")) {
    if (!counts->is_object()) refuse("counts", "an object");
    record.counts = {read_count(*counts, "code_points"), read_count(*counts, "sentences"),
                     read_count(*counts, "mentions"), read_count(*counts, "triples")};
  }
  return record;
}

ActorRecord read_actor(const Value& object) {
  ActorRecord record;
  record.name = read_string(object, "name");
  record.kind = read_kind(object);
  record.lexicon_id = read_optional_string(object, "lexicon_id");
  if (const Value* mentions = find_array(object, "mentions")) {
    for (const Value& form : mentions->elements()) {
      if (!form.is_object()) refuse("mentions", "an array of objects");
      record.forms.push_back({std::string(read_string(form, "text")), std::string(read_optional_string(form, "via")),
                              read_count(form, "count")});
    }
  }
  std::sort(record.forms.begin(), record.forms.end());
  return record;
}

QuoteView TripleReader::read_quote(const Value& object, Part part) {
  QuoteView view;
  std::vector<Range>& pieces = pieces_[part];
  if (part != kSentence) view.text = read_optional_string(object, "text");
  view.exists = read_span(object, view.whole, pieces);
  if (pieces.size() > 1) view.pieces = pieces;
  return view;
}

ActorView TripleReader::read_actor(const Value& object, std::string_view name, Part part) {
  const Value& value = member(object, name);
  return {read_string(value, "name"), read_kind(value), read_quote(value, part)};
}

TripleView TripleReader::read(const Value& object) {
  TripleView view;
  view.id = read_optional_string(object, "id");
  view.document = read_string(object, "document");
  const Value& sentence = member(object, "sentence");
  view.sentence = read_quote(sentence, kSentence);
  if (!view.sentence.exists) refuse("sentence", "an object with begin and end");
  if (find(sentence, "page") != nullptr) view.page = static_cast<int>(read_count(sentence, "page"));
  view.line = static_cast<int>(read_count(sentence, "line"));

  view.subject = read_actor(object, "subject", kSubject);
  view.object = read_actor(object, "object", kObject);
  const Value& relation = member(object, "relation");
  view.label = read_string(relation, "label");
  view.lemma = read_optional_string(relation, "lemma");
  if (view.lemma.empty()) view.lemma = view.label;
  const auto type = parse_relation_type(read_string(relation, "type"));
  if (!type) refuse("type", "one of the types of relation (COOPERATE, MEMBER …)");
  view.type = *type;
  view.relation = read_quote(relation, kRelation);

  view.symmetric = read_bool(object, "symmetric");
  view.negated = read_bool(object, "negated");
  const std::string_view modality = read_optional_string(object, "modality");
  if (!modality.empty()) {
    const auto parsed = parse_modality(modality);
    if (!parsed) refuse("modality", "one of asserted, possible, planned, recommended, conditional, desired");
    view.modality = *parsed;
  }
  if (const Value* source = find(object, "attribution")) {
    attribution_ = read_attribution(*source, 1);
    view.attribution = &*attribution_;
  }
  if (const Value* time = find(object, "time")) {
    if (!time->is_object()) refuse("time", "an object or null");
    time_ = {read_owned_quote(*time), std::string(read_optional_string(*time, "from")),
             std::string(read_optional_string(*time, "to"))};
    view.time = &*time_;
  }
  if (const Value* place = find(object, "place")) {
    if (!place->is_object()) refuse("place", "an object or null");
    place_ = {std::string(read_string(*place, "name")), read_owned_quote(*place)};
    view.place = &*place_;
  }
  amounts_.clear();
  if (const Value* amounts = find_array(object, "amounts")) {
    for (const Value& amount : amounts->elements()) {
      if (!amount.is_object()) refuse("amounts", "an array of objects");
      const Value* value = find(amount, "value");
      const std::optional<double> number = value == nullptr ? 0 : value->number();
      if (!number) refuse("value", "a number");
      amounts_.push_back({read_owned_quote(amount), *number, std::string(read_optional_string(amount, "unit"))});
    }
  }
  view.amounts = amounts_;
  cites_.clear();
  if (const Value* cites = find_array(object, "cites")) {
    for (const Value& cite : cites->elements()) {
      if (!cite.is_object()) refuse("cites", "an array of objects");
      cites_.push_back({std::string(read_optional_string(cite, "mark")), read_owned_quote(cite),
                        std::string(read_optional_string(cite, "url"))});
    }
  }
  view.cites = cites_;
  view.rule = read_optional_string(object, "rule");
  if (const Value* confidence = find(object, "confidence")) {
    const std::optional<double> number = confidence->number();
    if (!number || !(*number >= 0 && *number <= 1)) refuse("confidence", "a number from 0 to 1");
    view.confidence = *number;
  }
  view.sentence.text = read_optional_string(object, "quote");  // the last member: they are found at once in their order
  return view;
}

bool is_triple_id(std::string_view id) noexcept {
  return id.size() == 33 && id[0] == 's' &&
         std::all_of(id.begin() + 1, id.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::string hash_of_path(std::string_view path) { return "path-" + ContentId::of(path).hex(); }

}  // namespace actorgraph::json
