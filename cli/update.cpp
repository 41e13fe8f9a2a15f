#include "cli/update.h"

#include <algorithm>

#include "cli/graph_inputs.h"
#include "graph/triple_view.h"

namespace actorgraph {
namespace {

/// Takes the names of the documents only.
class Names final : public RecordSink {
 public:
  explicit Names(std::map<std::string, std::string>& names) : names_(&names) {}
  void add(const DocumentRecord& document) override { names_->try_emplace(document.hash, document.path); }
  void add(const ActorRecord&) override {}
  void add(const TripleView&) override {}

 private:
  std::map<std::string, std::string>* names_;
};

/// Lets pass what belongs to documents that have a name.
class Filter final : public RecordSink {
 public:
  Filter(const std::map<std::string, std::string>& names, RecordSink& sink) : names_(&names), sink_(&sink) {}

  void add(const DocumentRecord& document) override {
    if (const std::string* name = name_of(document.hash)) {
      DocumentRecord named = document;
      named.path = *name;
      sink_->add(named);
    }
  }
  void add(const ActorRecord& actor) override {
    if (const std::string* name = name_of(actor.document_hash)) {
      ActorRecord named = actor;
      named.document = *name;
      sink_->add(named);
    }
  }
  void add(const TripleView& triple) override {
    if (const std::string* name = name_of(triple.document_hash)) {
      TripleView named = triple;
      named.document = *name;
      sink_->add(named);
    }
  }

 private:
  const std::string* name_of(std::string_view hash) const {
    const auto found = names_->find(std::string(hash));
    return found == names_->end() ? nullptr : &found->second;
  }

  const std::map<std::string, std::string>* names_;
  RecordSink* sink_;
};

}  // namespace

EarlierGraph::EarlierGraph(std::string path) : path_(std::move(path)) {
  Names names(documents_);
  read_records({path_, std::nullopt}, names);
}

bool EarlierGraph::is_known(const std::string& hash, const std::string& name) {
  const std::lock_guard lock(mutex_);
  hash_of_name_[name] = hash;
  const auto [smallest, is_new] = names_by_hash_.try_emplace(hash, name);
  if (!is_new) smallest->second = std::min(smallest->second, name);
  return documents_.contains(hash);
}

std::map<std::string, std::string> EarlierGraph::names_for(bool prune) const {
  std::map<std::string, std::string> names;
  for (const auto& [hash, name] : documents_) {
    const auto now = hash_of_name_.find(name);
    const bool is_changed = now != hash_of_name_.end() && now->second != hash;
    const auto named = names_by_hash_.find(hash);
    if (named != names_by_hash_.end()) {
      names[hash] = prune || is_changed ? named->second : std::min(name, named->second);
    } else if (!prune && !is_changed) {
      names[hash] = name;
    }
  }
  return names;
}

void EarlierGraph::give_to(RecordSink& sink, bool prune) const {
  const std::map<std::string, std::string> names = names_for(prune);
  Filter filter(names, sink);
  read_records({path_, std::nullopt}, filter);
}

}  // namespace actorgraph
