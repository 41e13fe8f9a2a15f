#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// What each folder may include, as starts of path. A new arrow is a change here and to the drawing in the README.
const std::map<std::string, std::vector<std::string>> kArrows = {
    {"extract", {"extract/"}},
    {"graph", {"graph/", "extract/triple.h", "extract/errors.h", "extract/span.h"}},
    {"export", {"export/", "graph/", "extract/triple.h", "extract/errors.h", "extract/span.h"}},
    {"cli", {"cli/", "extract/", "graph/", "export/"}},
};

bool is_source(const fs::path& path) { return path.extension() == ".h" || path.extension() == ".cpp"; }

/// The paths of a file's `#include "…"` lines.
std::vector<std::string> includes(const fs::path& path) {
  std::vector<std::string> found;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("#include \"")) continue;
    const std::size_t begin = line.find('"') + 1;
    found.push_back(line.substr(begin, line.find('"', begin) - begin));
  }
  return found;
}

}  // namespace

TEST_CASE("each folder includes only what its arrows allow") {
  std::size_t seen = 0;
  for (const auto& [folder, allowed] : kArrows) {
    for (const fs::directory_entry& entry :
         fs::recursive_directory_iterator(fs::path(ACTORGRAPH_SOURCE_DIR) / folder)) {
      const std::string name = entry.path().generic_string();
      if (!is_source(entry.path()) || name.find("/node_modules/") != std::string::npos) continue;
      for (const std::string& include : includes(entry.path())) {
        ++seen;
        const bool allows = std::any_of(allowed.begin(), allowed.end(),
                                        [&](const std::string& start) { return include.starts_with(start); });
        INFO(name, " includes ", include);
        CHECK(allows);
      }
    }
  }
  CHECK(seen > 20);
}
