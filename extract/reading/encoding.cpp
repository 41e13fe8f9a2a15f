#include "extract/reading/encoding.h"

#include <iconv.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <utility>

#include "extract/errors.h"

namespace actorgraph {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

[[noreturn]] void throw_undecodable(const std::string& encoding, std::size_t byte) {
  throw InputError("not valid " + encoding + " at byte " + std::to_string(byte) +
                   "; give its encoding with --encoding (for example windows-1252)");
}

std::string decode_utf16(std::string_view bytes, bool big_endian) {
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
  };
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    if (at + 1 == bytes.size()) throw_undecodable("UTF-16", at);
    char32_t character = unit(at);
    const std::size_t start = at;
    at += 2;
    if (character >= 0xD800 && character < 0xE000) {
      if (character >= 0xDC00 || at + 1 >= bytes.size()) throw_undecodable("UTF-16", start);
      const char32_t low = unit(at);
      if (low < 0xDC00 || low >= 0xE000) throw_undecodable("UTF-16", start);
      character = 0x10000 + ((character - 0xD800) << 10) + (low - 0xDC00);
      at += 2;
    }
    append_utf8(text, character);
  }
  return text;
}

std::string decode_by_iconv(std::string_view bytes, const std::string& encoding) {
  const iconv_t converter = iconv_open("UTF-8", encoding.c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) {  // NOLINT(performance-no-int-to-ptr): iconv's own error value
    throw InputError("the encoding '" + encoding + "' is not known; `iconv --list` lists those that are");
  }
  struct Closer {
    iconv_t converter;
    ~Closer() { iconv_close(converter); }
  } closer{converter};
  std::string text;
  std::array<char, 16384> buffer;
  auto* input = const_cast<char*>(bytes.data());  // iconv does not write there
  std::size_t left = bytes.size();
  while (true) {
    char* output = buffer.data();
    std::size_t room = buffer.size();
    const bool last = left == 0;
    const std::size_t result = iconv(converter, last ? nullptr : &input, last ? nullptr : &left, &output, &room);
    const int error = errno;
    text.append(buffer.data(), buffer.size() - room);
    if (result == static_cast<std::size_t>(-1)) {
      if (error != E2BIG) throw_undecodable(encoding, bytes.size() - left);
    } else if (last) {
      return text;
    }
  }
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view bytes) noexcept {
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  const std::size_t size = bytes.size();
  std::size_t i = 0;
  while (i < size) {
    if (data[i] < 0x80) {
      std::array<std::uint64_t, 4> words{};
      while (i + sizeof words <= size && (std::memcpy(words.data(), data + i, sizeof words),
                                          ((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080ULL) == 0)) {
        i += sizeof words;
      }
      while (i + 8 <= size && (std::memcpy(words.data(), data + i, 8), (words[0] & 0x8080808080808080ULL) == 0)) i += 8;
      while (i < size && data[i] < 0x80) ++i;
      continue;
    }
    const unsigned lead = data[i];
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || i + length > size) return i;
    for (std::size_t k = 1; k < length; ++k) {
      if ((data[i + k] & 0xC0) != 0x80) return i;
    }
    const unsigned second = data[i + 1];
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
        (lead == 0xF4 && second > 0x8F)) {
      return i;
    }
    i += length;
  }
  return std::string_view::npos;
}

void append_utf8(std::string& text, char32_t character) {
  if (character > 0x10FFFF || (character >= 0xD800 && character < 0xE000)) character = 0xFFFD;
  const auto put = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (character < 0x80) {
    put(character);
  } else if (character < 0x800) {
    put(0xC0 | character >> 6);
    put(0x80 | (character & 0x3F));
  } else if (character < 0x10000) {
    put(0xE0 | character >> 12);
    put(0x80 | (character >> 6 & 0x3F));
    put(0x80 | (character & 0x3F));
  } else {
    put(0xF0 | character >> 18);
    put(0x80 | (character >> 12 & 0x3F));
    put(0x80 | (character >> 6 & 0x3F));
    put(0x80 | (character & 0x3F));
  }
}

Utf8Character utf8_at(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
  const char32_t lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1F) << 6 | (byte(at + 1) & 0x3F), 2};
  if (lead < 0xF0) return {(lead & 0x0F) << 12 | (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F), 3};
  return {(lead & 0x07) << 18 | (byte(at + 1) & 0x3F) << 12 | (byte(at + 2) & 0x3F) << 6 | (byte(at + 3) & 0x3F), 4};
}

std::string decode(std::string_view bytes, const std::string& encoding) {
  std::string text;
  if (!encoding.empty()) {
    text = decode_by_iconv(bytes, encoding);
  } else if (starts_with(bytes, "\xFF\xFE")) {
    text = decode_utf16(bytes, false);
  } else if (starts_with(bytes, "\xFE\xFF")) {
    text = decode_utf16(bytes, true);
  } else {
    if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
      throw InputError("binary data (a NUL at byte " + std::to_string(nul) +
                       "); give text, or the encoding with --encoding (for example utf-16le)");
    }
    if (const std::size_t invalid = find_invalid_utf8(bytes); invalid != std::string_view::npos) {
      throw_undecodable("UTF-8", invalid);
    }
    return std::string(bytes);
  }
  if (text.find('\0') != std::string::npos) throw InputError("binary data: it holds NULs after decoding; give text");
  return text;
}

}  // namespace actorgraph
