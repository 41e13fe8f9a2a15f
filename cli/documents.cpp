#include "cli/documents.h"

#include <unistd.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <map>
#include <new>
#include <thread>

#include "extract/errors.h"
#include "extract/reading/reader.h"

namespace actorgraph {
namespace {

/// The content's hash, or nothing where it cannot be read: that is reported when its turn comes.
std::optional<std::string> hash_of(const DocumentSource& source) {
  try {
    return content_hash(bytes_of(source));
  } catch (const InputError&) {
    return std::nullopt;
  }
}

/// Finds the lines of an input that hold more than blanks, from its blocks.
class LineFinder {
 public:
  LineFinder(std::shared_ptr<const Input> input, InputFormat format, std::vector<DocumentSource>& out)
      : input_(std::move(input)), format_(format), out_(&out) {}

  void take(std::string_view block) {
    for (std::size_t begin = 0; begin < block.size();) {
      const std::size_t end = std::min(block.find('\n', begin), block.size());
      const std::string_view piece = block.substr(begin, end - begin);
      holds_text_ = holds_text_ || piece.find_first_not_of(" \t\r") != std::string_view::npos;
      if (!piece.empty()) last_ = piece.back();
      size_ += piece.size();
      begin = end;
      if (end == block.size()) continue;
      finish();
      ++begin;
    }
  }

  /// The line ends here.
  void finish() {
    if (holds_text_) out_->push_back({input_, begin_, size_ - (last_ == '\r' ? 1 : 0), number_, format_});
    begin_ += size_ + 1;
    size_ = 0;
    last_ = '\0';
    holds_text_ = false;
    ++number_;
  }

 private:
  std::shared_ptr<const Input> input_;
  InputFormat format_;
  std::vector<DocumentSource>* out_;
  std::uint64_t begin_ = 0;
  std::uint64_t size_ = 0;
  std::size_t number_ = 1;
  char last_ = '\0';
  bool holds_text_ = false;
};

void add_lines(Input input, InputFormat format, std::vector<DocumentSource>& sources) {
  const auto shared = std::make_shared<const Input>(std::move(input));
  LineFinder finder(shared, format, sources);
  read_blocks(*shared, [&](std::string_view block) { finder.take(block); });
  finder.finish();
}

InputFormat format_of(const DocumentOptions& options) {
  return parse_format(options.format).value_or(InputFormat::Automatic);
}

bool holds_json_lines(std::string_view bytes, const std::string& name, const DocumentOptions& options) {
  if (!options.format.empty()) return format_of(options) == InputFormat::JsonLines;
  if (detect_format(bytes, name) == InputFormat::JsonLines) return true;
  return options.text_field != "text" && bytes.starts_with('{');
}

std::vector<DocumentSource> find_sources(const DocumentOptions& options, Messages& messages) {
  std::vector<DocumentSource> sources;
  for (Input& input : collect_inputs(options.documents, messages)) {
    const bool holds_json = holds_json_lines(input.bytes ? *input.bytes : std::string_view(), input.name, options);
    if (options.lines || holds_json) {
      const std::string name = input.name;
      try {
        add_lines(std::move(input), holds_json ? InputFormat::JsonLines : InputFormat::PlainText, sources);
      } catch (const InputError& error) {
        messages.failure(name, error.what());
      }
      continue;
    }
    std::error_code ignored;
    const std::uintmax_t size = input.bytes ? input.bytes->size() : std::filesystem::file_size(input.name, ignored);
    sources.push_back({std::make_shared<const Input>(std::move(input)), 0, ignored ? 0 : size, 0, format_of(options)});
  }
  return sources;
}

/// Keeps, of documents with the same bytes, the one with the smallest name. Only sizes that meet twice are hashed.
void remove_duplicates(std::vector<DocumentSource>& sources, Messages& messages) {
  std::vector<std::size_t> by_size(sources.size());
  for (std::size_t i = 0; i < sources.size(); ++i) by_size[i] = i;
  std::stable_sort(by_size.begin(), by_size.end(),
                   [&](std::size_t a, std::size_t b) { return sources[a].size < sources[b].size; });
  std::vector<bool> is_duplicate(sources.size(), false);
  for (std::size_t begin = 0, end = 0; begin < by_size.size(); begin = end) {
    while (end < by_size.size() && sources[by_size[end]].size == sources[by_size[begin]].size) ++end;
    if (end - begin < 2) continue;
    std::map<std::string, std::size_t> first;
    for (std::size_t at = begin; at < end; ++at) {
      const std::size_t i = by_size[at];
      const auto hash = hash_of(sources[i]);
      if (!hash) continue;
      const auto [kept, is_new] = first.try_emplace(*hash, i);
      if (is_new) continue;
      const auto [smaller, larger] = std::minmax(
          kept->second, i, [&](std::size_t a, std::size_t b) { return sources[a].name() < sources[b].name(); });
      messages.warning(sources[larger].name(), "is the same as " + sources[smaller].name() + "; counted once");
      is_duplicate[larger] = true;
      kept->second = smaller;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    if (!is_duplicate[i]) std::swap(sources[kept++], sources[i]);
  }
  sources.resize(kept);
}

/// Which of `count` shards content of this hash belongs to, from 1.
unsigned shard_of(const std::string& hash, unsigned count) {
  unsigned remainder = 0;
  for (const char digit : hash) {
    remainder = (remainder * 31 + static_cast<unsigned char>(digit)) % (1U << 24);
  }
  return remainder % count + 1;
}

bool is_of_shard(const DocumentSource& source, const Shard& shard) {
  return shard.count == 1 || shard_of(hash_of(source).value_or(source.name()), shard.count) == shard.index;
}

/// Half of what the machine has: the other half is for the graph and for other programs.
std::uint64_t usual_memory() {
  const long pages = ::sysconf(_SC_PHYS_PAGES), page = ::sysconf(_SC_PAGESIZE);
  if (pages <= 0 || page <= 0) return UINT64_MAX;
  return static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page) / 2;
}

}  // namespace

std::string DocumentSource::name() const { return line == 0 ? input->name : input->name + ":" + std::to_string(line); }

/// Lines of standard input.
struct DocumentSupply::Stream {
  StandardInputLines lines;
  InputFormat format = InputFormat::PlainText;
  std::size_t number = 0;
};

DocumentSupply::DocumentSupply(const DocumentOptions& options, Messages& messages)
    : messages_(messages), shard_(parse_shard(options.shard)) {
  if (options.documents.empty()) throw UsageError("no document was named; give files, folders or - for standard input");
  if (options.documents == std::vector<std::string>{"-"}) {
    read_standard_input(options);
  } else {
    sources_ = find_sources(options, messages);
  }
  // Lines are examples to be judged one by one: two that are the same are both wanted.
  if (!options.lines) remove_duplicates(sources_, messages);
  std::erase_if(sources_, [&](const DocumentSource& source) { return !is_of_shard(source, shard_); });
  for (const DocumentSource& source : sources_) bytes_ += source.size;
}

DocumentSupply::~DocumentSupply() = default;

void DocumentSupply::read_standard_input(const DocumentOptions& options) {
  auto stream = std::make_unique<Stream>();
  try {
    const bool holds_json = holds_json_lines(stream->lines.peek(), "-", options);
    if (options.lines || holds_json) {
      if (holds_json) stream->format = InputFormat::JsonLines;
      stream_ = std::move(stream);
      return;
    }
    const auto input = std::make_shared<const Input>(Input{"-", stream->lines.rest()});
    sources_.push_back({input, 0, input->bytes->size(), 0, format_of(options)});
  } catch (const InputError& error) {
    messages_.failure("-", error.what());
  }
}

std::optional<DocumentSource> DocumentSupply::next() {
  if (stream_) return next_of_stream();
  if (at_ == sources_.size()) return std::nullopt;
  return std::move(sources_[at_++]);
}

std::optional<DocumentSource> DocumentSupply::next_of_stream() {
  while (true) {
    ++stream_->number;
    std::optional<std::string> line;
    try {
      line = stream_->lines.next();
    } catch (const InputError& error) {
      messages_.failure("-:" + std::to_string(stream_->number), error.what());
      if (stream_->lines.ended()) return std::nullopt;
      continue;
    }
    if (!line) return std::nullopt;
    if (line->ends_with('\r')) line->pop_back();
    if (line->find_first_not_of(" \t\r") == std::string::npos) continue;
    const std::uint64_t size = line->size();
    const auto input = std::make_shared<const Input>(Input{"-", std::move(line)});
    DocumentSource source{input, 0, size, stream_->number, stream_->format};
    if (is_of_shard(source, shard_)) return source;
  }
}

std::optional<std::size_t> DocumentSupply::count() const {
  if (stream_) return std::nullopt;
  return sources_.size();
}

std::string bytes_of(const DocumentSource& source) {
  if (source.input->bytes || source.line > 0) return read_part(*source.input, source.begin, source.size);
  return read_file(source.input->name, kLongestDocument);
}

std::shared_ptr<const Document> read_source(const DocumentSource& source, const DocumentOptions& options) {
  return read_source(source, bytes_of(source), options);
}

std::shared_ptr<const Document> read_source(const DocumentSource& source, const std::string& bytes,
                                            const DocumentOptions& options) {
  ReadingOptions reading;
  reading.format = source.format;
  reading.encoding = options.encoding;
  reading.date = options.date;
  reading.verbatim = options.verbatim || options.lines;
  reading.line = source.line;
  reading.id_field = options.id_field;
  reading.text_field = options.text_field;
  reading.date_field = options.date_field;
  reading.source_field = options.source_field;
  reading.title_field = options.title_field;
  reading.url_field = options.url_field;
  // Documents of JSON Lines are named by their id field or line.
  return read_document(bytes, source.format == InputFormat::JsonLines ? source.input->name : source.name(), reading);
}

InFlight limits(const DocumentOptions& options) {
  // Trees, mentions and candidates of a text take up to this many times its bytes.
  constexpr std::uint64_t kMemoryPerByte = 100;
  InFlight limits;
  limits.threads = options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  const std::uint64_t memory = options.memory > 0 ? options.memory * 1'000'000 : usual_memory();
  limits.bytes = memory / kMemoryPerByte;
  return limits;
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
