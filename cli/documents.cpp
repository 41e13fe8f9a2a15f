#include "cli/documents.h"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <map>
#include <new>
#include <thread>

#include "cli/files.h"
#include "extract/errors.h"
#include "extract/reading/reader.h"

namespace actorgraph {
namespace {

std::uintmax_t size_of(const DocumentSource& source) {
  if (source.bytes) return source.size;
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(source.name, error);
  return error ? UINTMAX_MAX : size;
}

std::string bytes_of(const DocumentSource& source) {
  if (source.bytes) return source.bytes->substr(source.begin, source.size);
  return read_file(source.name, kLongestDocument);
}

/// The content's hash, or nothing where it cannot be read: that is reported when its turn comes.
std::optional<std::string> hash_of(const DocumentSource& source) {
  try {
    return content_hash(bytes_of(source));
  } catch (const InputError&) {
    return std::nullopt;
  }
}

std::vector<DocumentSource> split_lines(const Input& input, InputFormat format) {
  const auto bytes = std::make_shared<const std::string>(read_input(input, UINTMAX_MAX));
  std::vector<DocumentSource> lines;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < bytes->size();) {
    const std::size_t end = std::min(bytes->find('\n', begin), bytes->size());
    ++number;
    const std::size_t size = end - begin - (end > begin && (*bytes)[end - 1] == '\r' ? 1 : 0);
    if (bytes->find_first_not_of(" \t", begin) < begin + size) {
      lines.push_back({input.name + ":" + std::to_string(number), bytes, begin, size, format});
    }
    begin = end + 1;
  }
  return lines;
}

bool holds_json_lines(const Input& input, const DocumentOptions& options) {
  const std::string bytes = input.bytes.value_or("");
  if (detect_format(bytes, input.name) == InputFormat::JsonLines) return true;
  return options.text_field != "text" && bytes.starts_with('{');
}

std::vector<DocumentSource> find_sources(const DocumentOptions& options, Messages& messages) {
  std::vector<DocumentSource> sources;
  for (Input& input : collect_inputs(options.documents, messages)) {
    const bool holds_json = holds_json_lines(input, options);
    if (options.lines || holds_json) {
      try {
        for (DocumentSource& line : split_lines(input, holds_json ? InputFormat::JsonLines : InputFormat::PlainText)) {
          sources.push_back(std::move(line));
        }
      } catch (const InputError& error) {
        messages.failure(input.name, error.what());
      }
    } else if (input.bytes) {
      auto bytes = std::make_shared<const std::string>(std::move(*input.bytes));
      const std::size_t size = bytes->size();
      sources.push_back({std::move(input.name), std::move(bytes), 0, size, InputFormat::Automatic});
    } else {
      sources.push_back({std::move(input.name), nullptr, 0, 0, InputFormat::Automatic});
    }
  }
  return sources;
}

/// Keeps, of documents with the same bytes, the one with the smallest name. Only sizes that meet twice are hashed.
std::vector<DocumentSource> without_duplicates(std::vector<DocumentSource> sources, Messages& messages) {
  std::map<std::uintmax_t, std::vector<std::size_t>> by_size;
  for (std::size_t i = 0; i < sources.size(); ++i) by_size[size_of(sources[i])].push_back(i);
  std::vector<bool> is_duplicate(sources.size(), false);
  for (const auto& [size, same_size] : by_size) {
    if (same_size.size() < 2) continue;
    std::map<std::string, std::size_t> first;
    for (const std::size_t i : same_size) {
      const auto hash = hash_of(sources[i]);
      if (!hash) continue;
      const auto [kept, is_new] = first.try_emplace(*hash, i);
      if (is_new) continue;
      const auto [smaller, larger] =
          std::minmax(kept->second, i, [&](std::size_t a, std::size_t b) { return sources[a].name < sources[b].name; });
      messages.warning(sources[larger].name, "is the same as " + sources[smaller].name + "; counted once");
      is_duplicate[larger] = true;
      kept->second = smaller;
    }
  }
  std::vector<DocumentSource> kept;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    if (!is_duplicate[i]) kept.push_back(std::move(sources[i]));
  }
  return kept;
}

/// Which of `count` shards content of this hash belongs to, from 1.
unsigned shard_of(const std::string& hash, unsigned count) {
  unsigned remainder = 0;
  for (const char digit : hash) {
    remainder = (remainder * 31 + static_cast<unsigned char>(digit)) % (1U << 24);
  }
  return remainder % count + 1;
}

}  // namespace

std::vector<DocumentSource> find_documents(const DocumentOptions& options, Messages& messages) {
  const Shard shard = parse_shard(options.shard);
  if (options.documents.empty()) throw UsageError("no document was named; give files, folders or - for standard input");
  std::vector<DocumentSource> sources = find_sources(options, messages);
  // Lines are examples to be judged one by one: two that are the same are both wanted.
  if (!options.lines) sources = without_duplicates(std::move(sources), messages);
  if (shard.count > 1) {
    std::erase_if(sources, [&](const DocumentSource& source) {
      const auto hash = hash_of(source);
      return shard_of(hash.value_or(source.name), shard.count) != shard.index;
    });
  }
  return sources;
}

std::shared_ptr<const Document> read_source(const DocumentSource& source, const DocumentOptions& options) {
  ReadingOptions reading;
  reading.format = source.format;
  reading.encoding = options.encoding;
  reading.date = options.date;
  reading.verbatim = options.verbatim || options.lines;
  reading.id_field = options.id_field;
  reading.text_field = options.text_field;
  reading.date_field = options.date_field;
  reading.source_field = options.source_field;
  reading.title_field = options.title_field;
  reading.url_field = options.url_field;
  return read_document(bytes_of(source), source.name, reading);
}

unsigned thread_count(const DocumentOptions& options) {
  if (options.threads > 0) return options.threads;
  return std::max(1U, std::thread::hardware_concurrency());
}

std::string describe_current_exception() {
  try {
    throw;
  } catch (const InputError& error) {
    return error.what();
  } catch (const UsageError&) {
    throw;
  } catch (const std::bad_alloc&) {
    return "needs more memory than there is; split it";
  } catch (const std::exception& error) {
    return std::string("could not be processed: ") + error.what() + "; please report this with the document";
  }
}

}  // namespace actorgraph
