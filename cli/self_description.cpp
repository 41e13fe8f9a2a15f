#include "cli/self_description.h"

#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/messages.h"
#include "export/formats.h"
#include "extract/triple.h"
#include "graph/actor_graph.h"

namespace actorgraph {
namespace {

std::vector<const CLI::App*> commands(const CLI::App& program) {
  return program.get_subcommands([](const CLI::App*) { return true; });
}

/// Options by name, then positionals in order.
std::vector<const CLI::Option*> options(const CLI::App& command, bool positional) {
  std::vector<const CLI::Option*> result;
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional() == positional && option->get_group() != "") result.push_back(option);
  }
  return result;
}

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

std::vector<std::string> names(const CLI::Option& option) {
  std::vector<std::string> result;
  for (const std::string& name : option.get_snames()) result.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) result.push_back("--" + name);
  return result;
}

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) text += (i > 0 ? between : "") + parts[i];
  return text;
}

/// The closed lists that options choose from. `command` matters for `--format`.
std::vector<std::string> values(const std::string& command, const CLI::Option& option) {
  const auto is = [&](const std::string& name) { return option.check_lname(name); };
  std::vector<std::string> result;
  if (is("type")) {
    for (int i = 0; i <= static_cast<int>(RelationType::Other); ++i) {
      result.emplace_back(to_string(static_cast<RelationType>(i)));
    }
  } else if (is("kind")) {
    for (int i = 0; i <= static_cast<int>(ActorKind::Other); ++i)
      result.emplace_back(to_string(static_cast<ActorKind>(i)));
  } else if (is("modality")) {
    for (int i = 0; i <= static_cast<int>(Modality::Desired); ++i)
      result.emplace_back(to_string(static_cast<Modality>(i)));
  } else if (is("polarity")) {
    result = {"cooperative", "conflictual", "neutral"};
  } else if (is("group")) {
    result = {"lemma", "type", "pair"};
  } else if (is("gexf")) {
    result = {"1.3", "1.2"};
  } else if (is("completion")) {
    result = {"bash", "zsh"};
  } else if (is("format") && command == "diagram") {
    result = {"svg", "pdf", "png"};
  } else if (is("format") && command == "report") {
    result = {"md", "html"};
  } else if (is("format")) {
    for (const Format& format : formats()) result.emplace_back(format.name);
  }
  return result;
}

// ---- manual page ----

/// Text as troff takes it everywhere: ASCII, with other characters by their numbers.
std::string roff(const std::string& text) {
  std::string result;
  bool line_begins = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (line_begins && (byte == '.' || byte == '\'')) result += "\\&";
    line_begins = byte == '\n';
    if (byte == '\\') {
      result += "\\e";
    } else if (byte == '-') {
      result += "\\-";
    } else if (byte < 0x80) {
      result.push_back(text[i]);
    } else {
      const int more = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1;
      unsigned point = byte & (0x3FU >> more);
      for (int k = 0; k < more && i + 1 < text.size(); ++k)
        point = point << 6 | (static_cast<unsigned char>(text[++i]) & 0x3FU);
      char name[16];
      std::snprintf(name, sizeof name, "\\[u%04X]", point);
      result += name;
    }
  }
  return result;
}

std::string value_name(const CLI::Option& option) {
  return takes_value(option)
             ? " \\fI" + roff(option.get_type_name().empty() ? "VALUE" : option.get_type_name()) + "\\fR"
             : "";
}

std::string describe_options(const CLI::App& command) {
  std::string text;
  for (const CLI::Option* option : options(command, true)) {
    text += ".TP\n\\fI" + roff(option->get_name(true)) + "\\fR\n" + roff(option->get_description()) + "\n";
  }
  for (const CLI::Option* option : options(command, false)) {
    std::vector<std::string> bold;
    for (const std::string& name : names(*option)) bold.push_back("\\fB" + roff(name) + "\\fR");
    text += ".TP\n" + joined(bold, ", ") + value_name(*option) + "\n" + roff(option->get_description());
    if (!option->get_default_str().empty()) text += " (default: " + roff(option->get_default_str()) + ")";
    text += "\n";
  }
  return text;
}

/// `Example:` and indented lines.
std::string describe_example(const std::string& footer) {
  const std::size_t begin = footer.find('\n');
  if (begin == std::string::npos) return "";
  return ".PP\nExample:\n.PP\n.nf\n.RS\n" + roff(footer.substr(begin + 1)) + "\n.RE\n.fi\n";
}

// ---- shells ----

std::string single_quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

std::string bash(const CLI::App& program) {
  std::vector<std::string> all;
  std::string option_cases;
  std::string value_cases;
  const auto add = [&](const CLI::App& command, const std::string& name) {
    std::vector<std::string> its_options;
    for (const CLI::Option* option : options(command, false)) {
      const std::vector<std::string> its_names = names(*option);
      its_options.insert(its_options.end(), its_names.begin(), its_names.end());
      const std::vector<std::string> choices = values(name, *option);
      if (!choices.empty()) {
        for (const std::string& its_name : its_names) {
          value_cases += "    " + single_quoted(name + " " + its_name) +
                         ") words=" + single_quoted(joined(choices, " ")) + " ;;\n";
        }
      }
    }
    option_cases +=
        "    " + (name.empty() ? "''" : name) + ") words=" + single_quoted(joined(its_options, " ")) + " ;;\n";
  };
  add(program, "");
  for (const CLI::App* command : commands(program)) {
    all.push_back(command->get_name());
    add(*command, command->get_name());
  }
  return R"(# Completes actorgraph's commands, options, their values, and file names.
_actorgraph() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command='' words='' word i
  for ((i = 1; i < COMP_CWORD; ++i)); do
    word=${COMP_WORDS[i]}
    if [[ $word != -* ]]; then command=$word; break; fi
  done
  COMPREPLY=()
  case "$command $previous" in
)" + value_cases +
         R"(  esac
  if [[ -n $words ]]; then
    # Lists take several values, with commas between.
    local before=''
    if [[ $current == *,* ]]; then before=${current%,*},; fi
    COMPREPLY=($(compgen -P "$before" -W "$words" -- "${current##*,}"))
    return
  fi
  if [[ $current == -* ]]; then
    case "$command" in
)" + option_cases +
         R"(    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    return
  fi
  if [[ -z $command ]]; then
    COMPREPLY=($(compgen -W )" +
         single_quoted(joined(all, " ")) + R"( -- "$current"))
    return
  fi
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen -f -- "$current"))
}
complete -F _actorgraph actorgraph
)";
}

/// Text within the brackets of a zsh specification.
std::string zsh_text(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') result.push_back('\\');
    result.push_back(c);
  }
  return result;
}

std::string zsh_arguments(const CLI::App& command, const std::string& name) {
  std::string text;
  for (const CLI::Option* option : options(command, false)) {
    const std::vector<std::string> its_names = names(*option);
    std::string value;
    if (takes_value(*option)) {
      const std::vector<std::string> choices = values(name, *option);
      const std::string type = option->get_type_name().empty() ? "value" : option->get_type_name();
      value = ":" + zsh_text(type) + ":";
      if (!choices.empty()) {
        value += "_sequence compadd - " + joined(choices, " ");
      } else if (type == "FILE" || type == "PATHS") {
        value += "_files";
      }
    }
    for (const std::string& its_name : its_names) {
      text +=
          "      " + single_quoted("*" + its_name + "[" + zsh_text(option->get_description()) + "]" + value) + " \\\n";
    }
  }
  return text;
}

std::string zsh(const CLI::App& program) {
  std::string described;
  std::string cases;
  for (const CLI::App* command : commands(program)) {
    described += "    " + single_quoted(command->get_name() + ":" + zsh_text(command->get_description())) + "\n";
    cases += "    " + command->get_name() + ")\n      _arguments \\\n" + zsh_arguments(*command, command->get_name()) +
             "      '*:file:_files'\n      ;;\n";
  }
  return R"(#compdef actorgraph
# Completes actorgraph's commands, options, their values, and file names.
_actorgraph() {
  local -a commands
  commands=(
)" + described +
         R"(  )
  if (( CURRENT == 2 )); then
    _describe command commands
    _arguments \
)" + zsh_arguments(program, "") +
         R"(      && return
    return
  fi
  local command=${words[2]}
  (( --CURRENT ))
  shift words
  case $command in
)" + cases +
         R"(  esac
}
_actorgraph "$@"
)";
}

}  // namespace

std::string man_page(const CLI::App& program, const std::string& version) {
  std::string text =
      ".\\\" Written by actorgraph --man.\n.TH ACTORGRAPH 1 \"\" \"actorgraph " + roff(version) +
      "\" \"User Commands\"\n.SH NAME\nactorgraph \\- who does what to whom, from reports\n.SH SYNOPSIS\n";
  for (const CLI::App* command : commands(program)) {
    text += ".B actorgraph " + roff(command->get_name()) + "\n[\\fIOPTIONS\\fR]";
    for (const CLI::Option* option : options(*command, true)) {
      text += option->get_required() ? " \\fI" + roff(option->get_name(true)) + "\\fR"
                                     : " [\\fI" + roff(option->get_name(true)) + "\\fR]";
    }
    text += "\n.br\n";
  }
  text += ".SH DESCRIPTION\n" + roff(program.get_description()) +
          "\nA document is a file, a folder, @LIST (a file of names) or \\- (standard input). The ending of an output "
          "names its format.\n.SH OPTIONS\n" +
          describe_options(program) + ".SH COMMANDS\n";
  for (const CLI::App* command : commands(program)) {
    text += ".SS actorgraph " + roff(command->get_name()) + "\n" + roff(command->get_description()) + ".\n" +
            describe_options(*command) + describe_example(command->get_footer());
  }
  text += ".SH FORMATS\n";
  for (const Format& format : formats()) {
    text += ".TP\n\\fB" + roff(std::string(format.name)) + "\\fR, \\fI" + roff(std::string(format.ending)) + "\\fR\n" +
            roff(std::string(format.description)) + "\n";
  }
  return text +
         ".SH EXIT STATUS\n.TP\n0\nall is well\n.TP\n1\na document or a check failed; the rest was done and standard "
         "error says which\n.TP\n2\nwrong usage\n.TP\n3\nan output could not be written\n";
}

std::string completion(const CLI::App& program, const std::string& shell) {
  if (shell == "bash") return bash(program);
  if (shell == "zsh") return zsh(program);
  throw UsageError("--completion: there is no " + shell + "; there are bash and zsh");
}

}  // namespace actorgraph
