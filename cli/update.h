#pragma once

#include <map>
#include <mutex>
#include <string>

#include "graph/records.h"

namespace actorgraph {

/// A graph of before, to which documents are added: what it holds of documents that are there again need not be read
/// again.
class EarlierGraph {
 public:
  /// Throws InputError where the file holds no graph.
  explicit EarlierGraph(std::string path);

  /// Whether the graph holds the document with this content. Keeps its name in mind. Thread-safe.
  bool is_known(const std::string& hash, const std::string& name);
  /// Gives `sink` what the graph says, but for documents whose name has another content now, and with `prune` for those
  /// that were not named; under the names that they have now. Throws InputError.
  void give_to(RecordSink& sink, bool prune) const;

 private:
  std::map<std::string, std::string> names_for(bool prune) const;

  std::string path_;
  std::map<std::string, std::string> documents_;  ///< name by hash
  std::mutex mutex_;
  std::map<std::string, std::string> hash_of_name_;   ///< of the documents that were named
  std::map<std::string, std::string> names_by_hash_;  ///< the smallest of each
};

}  // namespace actorgraph
