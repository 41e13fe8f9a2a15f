// Numbers are written seven bits a byte, the lowest first, with the eighth bit where more follow: most are small.

#include "graph/statement_details.h"

#include <bit>

namespace actorgraph {
namespace {

constexpr std::uint64_t kHasTime = 1;
constexpr std::uint64_t kHasAttribution = 2;
constexpr std::uint64_t kHasPlace = 4;

class Packer {
 public:
  explicit Packer(StringPool& strings) : strings_(&strings) {}

  void add(std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) bytes_.push_back(static_cast<char>(number | 0x80));
    bytes_.push_back(static_cast<char>(number));
  }
  void add(std::string_view text) { add(std::uint64_t{strings_->intern(text)}); }
  void add(const Quote& quote) {
    add(quote.text);
    add(quote.pieces.size());
    for (const Range& piece : quote.pieces) {
      add(piece.begin);
      add(piece.end - piece.begin);
    }
  }
  void add(const Attribution& attribution) {
    add(attribution.actor.name);
    add(static_cast<std::uint64_t>(attribution.actor.kind));
    add(attribution.actor.quote);
    add(attribution.cue);
    add(std::uint64_t{attribution.source != nullptr});
    if (attribution.source) add(*attribution.source);
  }
  std::string take() { return std::move(bytes_); }

 private:
  StringPool* strings_;
  std::string bytes_;
};

class Unpacker {
 public:
  Unpacker(std::string_view bytes, const StringPool& strings) : at_(bytes.data()), strings_(&strings) {}

  std::uint64_t number() noexcept {
    std::uint64_t value = 0;
    for (int shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(*at_++);
      value |= std::uint64_t{byte & 0x7fU} << shift;
      if (byte < 0x80) return value;
    }
  }
  std::string_view text() noexcept { return (*strings_)[static_cast<StringPool::Id>(number())]; }
  Quote quote() {
    Quote quote{std::string(text()), std::vector<Range>(number())};
    for (Range& piece : quote.pieces) {
      piece.begin = number();
      piece.end = piece.begin + number();
    }
    return quote;
  }
  void skip_quote() noexcept {
    text();
    for (std::uint64_t pieces = number(); pieces > 0; --pieces) {
      number();
      number();
    }
  }
  Attribution attribution() {
    Attribution attribution;
    attribution.actor.name = text();
    attribution.actor.kind = static_cast<ActorKind>(number());
    attribution.actor.quote = quote();
    attribution.cue = text();
    if (number() != 0) attribution.source = std::make_shared<const Attribution>(this->attribution());
    return attribution;
  }

 private:
  const char* at_;
  const StringPool* strings_;
};

}  // namespace

// What is asked for by itself goes first.
std::string pack_details(const TripleView& triple, StringPool& strings) {
  if (triple.attribution == nullptr && triple.time == nullptr && triple.place == nullptr && triple.amounts.empty() &&
      triple.cites.empty()) {
    return {};
  }
  Packer packer(strings);
  packer.add((triple.time != nullptr ? kHasTime : 0) | (triple.attribution != nullptr ? kHasAttribution : 0) |
             (triple.place != nullptr ? kHasPlace : 0));
  if (triple.time != nullptr) {
    packer.add(triple.time->from);
    packer.add(triple.time->to);
    packer.add(triple.time->quote);
  }
  if (triple.attribution != nullptr) packer.add(*triple.attribution);
  if (triple.place != nullptr) {
    packer.add(triple.place->name);
    packer.add(triple.place->quote);
  }
  packer.add(triple.amounts.size());
  for (const Amount& amount : triple.amounts) {
    packer.add(amount.quote);
    packer.add(std::bit_cast<std::uint64_t>(amount.value));
    packer.add(amount.unit);
  }
  packer.add(triple.cites.size());
  for (const Citation& cite : triple.cites) {
    packer.add(cite.mark);
    packer.add(cite.quote);
    packer.add(cite.url);
  }
  return packer.take();
}

StatementDetails unpack_details(std::string_view packed, const StringPool& strings) {
  StatementDetails details;
  if (packed.empty()) return details;
  Unpacker from(packed, strings);
  const std::uint64_t has = from.number();
  if ((has & kHasTime) != 0) {
    TimeQuote& time = details.time.emplace();
    time.from = from.text();
    time.to = from.text();
    time.quote = from.quote();
  }
  if ((has & kHasAttribution) != 0) details.attribution = from.attribution();
  if ((has & kHasPlace) != 0) {
    PlaceQuote& place = details.place.emplace();
    place.name = from.text();
    place.quote = from.quote();
  }
  details.amounts.resize(from.number());
  for (Amount& amount : details.amounts) {
    amount.quote = from.quote();
    amount.value = std::bit_cast<double>(from.number());
    amount.unit = from.text();
  }
  details.cites.resize(from.number());
  for (Citation& cite : details.cites) {
    cite.mark = from.text();
    cite.quote = from.quote();
    cite.url = from.text();
  }
  return details;
}

Dates unpack_dates(std::string_view packed, const StringPool& strings) noexcept {
  Unpacker from(packed, strings);
  from.number();
  const std::string_view first = from.text();
  return {first, from.text()};
}

std::string_view unpack_holder(std::string_view packed, const StringPool& strings) noexcept {
  Unpacker from(packed, strings);
  if ((from.number() & kHasTime) != 0) {
    from.text();
    from.text();
    from.skip_quote();
  }
  return from.text();
}

}  // namespace actorgraph
