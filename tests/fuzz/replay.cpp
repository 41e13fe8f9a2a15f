// Runs a fuzz target without libFuzzer: replay COUNT FILE… gives it each file as it is, then COUNT mutations of them:
// cut, flipped, spliced, stretches repeated. The same every time.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

class Random {
 public:
  std::size_t below(std::size_t limit) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return limit == 0 ? 0 : state_ % limit;
  }

 private:
  std::uint64_t state_ = 0x9E3779B97F4A7C15ULL;
};

const std::vector<std::string> kPieces = {"<sup>",
                                          "</sup>",
                                          "<sup>&",
                                          "&lt;",
                                          "&#x110000;",
                                          "**",
                                          "\\*",
                                          "](",
                                          "[",
                                          "```",
                                          "> ",
                                          "- ",
                                          "1. ",
                                          "\n\n",
                                          "\f",
                                          "\r",
                                          "\xC2\xA0",
                                          "\xC2\xB2",
                                          "\xE2\x81\xB4",
                                          "\xEF\xBB\xBF",
                                          "\xC2\xAD",
                                          "-\n",
                                          "<table>",
                                          "</td>",
                                          "<!--",
                                          "<script>",
                                          "&",
                                          "<p",
                                          "\"",
                                          "'",
                                          "<li id=\"fn1\">",
                                          "URL: https://example.org/a",
                                          "| a | b |\n|---|---|\n",
                                          "\t",
                                          "{\"text\":",
                                          "\\ud800",
                                          "---\n",
                                          "Table 1. ",
                                          "12",
                                          "\xFF",
                                          "\x00",
                                          "<a href=\"#fnref1\">"};

void mutate(std::string& bytes, const std::vector<std::string>& seeds, Random& random) {
  const std::size_t at = random.below(bytes.size() + 1);
  switch (random.below(7)) {
    case 0:
      bytes.resize(at);
      break;
    case 1:
      bytes.erase(at, random.below(200));
      break;
    case 2:
      if (at < bytes.size())
        bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << random.below(8)));
      break;
    case 3:
      bytes.insert(at, kPieces[random.below(kPieces.size())]);
      break;
    case 4: {
      const std::string& other = seeds[random.below(seeds.size())];
      const std::size_t from = random.below(other.size() + 1);
      bytes.insert(at, other.substr(from, random.below(400)));
      break;
    }
    case 5: {
      const std::string piece = bytes.substr(at, random.below(60));
      for (std::size_t i = random.below(30); i > 0; --i) bytes.insert(at, piece);
      break;
    }
    default:
      for (std::size_t i = random.below(8); i > 0; --i)
        bytes.insert(random.below(bytes.size() + 1), kPieces[random.below(kPieces.size())]);
  }
}

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string> seeds;
  for (int i = 2; i < count; ++i) {
    std::ifstream in(arguments[i], std::ios::binary);
    if (!in) {
      std::cerr << "replay: " << arguments[i] << ": cannot be opened\n";
      return 2;
    }
    seeds.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    run(seeds.back());
  }
  if (seeds.empty()) {
    std::cerr << "Usage: replay COUNT FILE…\n";
    return 2;
  }
  Random random;
  const long mutations = std::strtol(arguments[1], nullptr, 10);
  for (long i = 0; i < mutations; ++i) {
    std::string bytes = seeds[random.below(seeds.size())];
    for (std::size_t n = 1 + random.below(6); n > 0; --n) mutate(bytes, seeds, random);
    run(bytes);
  }
  std::cout << seeds.size() << " files and " << mutations << " mutations of them: no crash\n";
  return 0;
}
