#include "extract/actors/corrections.h"

#include <algorithm>
#include <istream>
#include <string_view>

#include "extract/errors.h"

namespace actorgraph {
namespace {

constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

std::vector<std::string> split_tabs(const std::string& line) {
  std::vector<std::string> fields;
  for (std::size_t from = 0;;) {
    const std::size_t to = line.find('\t', from);
    std::string field = line.substr(from, to - from);
    while (!field.empty() && (field.back() == ' ' || field.back() == '\r')) field.pop_back();
    field.erase(0, std::min(field.find_first_not_of(' '), field.size()));
    fields.push_back(std::move(field));
    if (to == std::string::npos) return fields;
    from = to + 1;
  }
}

std::size_t find_actor(const DocumentActors& actors, std::string_view name) {
  for (std::size_t i = 0; i < actors.actors.size(); ++i) {
    if (actors.actors[i].name == name) return i;
  }
  return kNobody;
}

std::size_t find_or_add(DocumentActors& actors, const std::string& name, ActorKind kind) {
  const std::size_t known = find_actor(actors, name);
  if (known != kNobody) return known;
  actors.actors.push_back({name, kind, ""});
  return actors.actors.size() - 1;
}

// Puts `to` in the place of `from`, or nobody where `to` is kNobody. Returns whether `from` was among them.
bool replace(Mention& mention, std::size_t from, std::size_t to) {
  const auto found = std::find(mention.actors.begin(), mention.actors.end(), from);
  if (found == mention.actors.end()) return false;
  const bool there =
      to != kNobody && std::find(mention.actors.begin(), mention.actors.end(), to) != mention.actors.end();
  if (to == kNobody || there)
    mention.actors.erase(found);
  else
    *found = to;
  return true;
}

}  // namespace

Corrections Corrections::read(std::istream& in, const std::string& file, std::vector<std::string>& problems) {
  Corrections corrections;
  std::size_t number = 0;
  for (std::string text; std::getline(in, text);) {
    ++number;
    if (number == 1 && text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    const std::vector<std::string> fields = split_tabs(text);
    if (fields.front().starts_with("#") || (fields.size() == 1 && fields.front().empty())) continue;
    Line line;
    line.where = file + ":" + std::to_string(number);
    const auto problem = [&](const std::string& what) { problems.push_back(line.where + ": " + what); };
    const std::string& action = fields.front();
    const auto wants = [&](std::size_t least, std::size_t most, const char* shape) {
      const bool full = std::none_of(fields.begin(), fields.end(), [](const std::string& f) { return f.empty(); });
      if (full && fields.size() >= least && fields.size() <= most) return true;
      problem("wanted, with tabs between: " + std::string(shape));
      return false;
    };
    if (action == "merge") {
      if (!wants(3, 3, "merge NAME INTO")) continue;
      line.action = Action::Merge;
      line.name = fields[1];
      line.target = fields[2];
    } else if (action == "split") {
      if (!wants(4, 4, "split NAME TEXT NEW")) continue;
      line.action = Action::Split;
      line.name = fields[1];
      line.text = fields[2];
      line.target = fields[3];
    } else if (action == "rename") {
      if (!wants(3, 3, "rename NAME NEW")) continue;
      line.action = Action::Rename;
      line.name = fields[1];
      line.target = fields[2];
    } else if (action == "retype") {
      if (!wants(3, 3, "retype NAME KIND")) continue;
      const auto kind = parse_actor_kind(fields[2]);
      if (!kind) {
        problem("unknown kind \"" + fields[2] + "\"");
        continue;
      }
      line.action = Action::Retype;
      line.name = fields[1];
      line.kind = *kind;
    } else if (action == "reject") {
      if (!wants(2, 3, "reject NAME, or reject NAME TEXT")) continue;
      line.action = Action::Reject;
      line.name = fields[1];
      if (fields.size() > 2) line.text = fields[2];
    } else if (action == "alias") {
      if (!wants(3, 3, "alias TEXT NAME")) continue;
      line.action = Action::Alias;
      line.text = fields[1];
      line.target = fields[2];
    } else {
      problem("unknown action \"" + action + "\"; use merge, split, rename, retype, reject or alias");
      continue;
    }
    corrections.lines_.push_back(std::move(line));
  }
  if (in.bad()) throw InputError("cannot be read to its end; check the file and try again");
  return corrections;
}

bool Corrections::apply(const Line& line, DocumentActors& actors, std::span<const Sentence> sentences) {
  const auto text_of = [&](const Mention& m) { return sentences[m.sentence].document().text(m.span); };
  bool used = false;
  const auto note = [&](Mention& m) {
    m.via = Via::Correction;
    m.reason = line.where;
    used = true;
  };
  if (line.action == Action::Alias) {
    std::size_t target = kNobody;
    for (Mention& m : actors.mentions) {
      if (text_of(m) != line.text) continue;
      if (target == kNobody) target = find_or_add(actors, line.target, actors.actors[m.actors.front()].kind);
      if (m.actors == std::vector<std::size_t>{target}) continue;
      m.actors = {target};
      note(m);
    }
    return used;
  }
  const std::size_t who = find_actor(actors, line.name);
  if (who == kNobody) return false;
  switch (line.action) {
    case Action::Rename: {
      const std::size_t known = find_actor(actors, line.target);
      if (known != kNobody && known != who) {
        for (Mention& m : actors.mentions) {
          if (replace(m, who, known)) note(m);
        }
      } else {
        actors.actors[who].name = line.target;
        for (Mention& m : actors.mentions) {
          if (std::find(m.actors.begin(), m.actors.end(), who) != m.actors.end()) used = true;
        }
      }
      break;
    }
    case Action::Retype:
      used = actors.actors[who].kind != line.kind;
      actors.actors[who].kind = line.kind;
      break;
    case Action::Merge: {
      const std::size_t into = find_or_add(actors, line.target, actors.actors[who].kind);
      if (into == who) break;
      for (Mention& m : actors.mentions) {
        if (replace(m, who, into)) note(m);
      }
      break;
    }
    case Action::Split: {
      const std::size_t other = find_or_add(actors, line.target, actors.actors[who].kind);
      for (Mention& m : actors.mentions) {
        if (text_of(m) == line.text && replace(m, who, other)) note(m);
      }
      break;
    }
    case Action::Reject:
      for (Mention& m : actors.mentions) {
        if ((line.text.empty() || text_of(m) == line.text) && replace(m, who, kNobody)) used = true;
      }
      break;
    case Action::Alias:
      break;
  }
  std::erase_if(actors.mentions, [](const Mention& m) { return m.actors.empty(); });
  return used;
}

std::vector<bool> Corrections::apply(DocumentActors& actors, std::span<const Sentence> sentences) const {
  std::vector<bool> used;
  used.reserve(lines_.size());
  for (const Line& line : lines_) used.push_back(apply(line, actors, sentences));
  return used;
}

std::vector<std::string> Corrections::unused(const std::vector<bool>& used) const {
  std::vector<std::string> messages;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (i < used.size() && used[i]) continue;
    const Line& line = lines_[i];
    messages.push_back(line.where + ": this correction of \"" + (line.name.empty() ? line.text : line.name) +
                       "\" no longer applies to any document; check it or take it out");
  }
  return messages;
}

}  // namespace actorgraph
