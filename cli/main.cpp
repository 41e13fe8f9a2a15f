// The program: subcommands, and from what happens to an exit status. Each command stands in a file of its own.
#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>
#include <new>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/messages.h"
#include "cli/self_description.h"
#include "extract/errors.h"

namespace {

using namespace actorgraph;

std::string chosen_command(const CLI::App& program) {
  const auto chosen = program.get_subcommands();
  return chosen.empty() ? "" : " " + chosen.front()->get_name();
}

Status print(const std::string& text) {
  OutputFile output("-");
  output.write(text);
  output.commit();
  return Status::Done;
}

Status run_program(int count, char** arguments, Messages& messages) {
  CLI::App program("Reads reports on policy and draws who does what to whom, with the evidence for every edge.",
                   "actorgraph");
  program.set_version_flag("--version", "actorgraph " ACTORGRAPH_VERSION);
  program.set_help_all_flag("--help-all", "Help for all commands");
  bool wants_man_page = false;
  std::string shell;
  program.add_flag("--man", wants_man_page, "Print the manual page");
  program.add_option("--completion", shell, "Print a script that completes commands and options")->type_name("SHELL");
  program.require_subcommand(0, 1);
  program.footer("Example:\n  actorgraph build report.md -o graph.graphml -o graph.json");
  program.get_formatter()->column_width(34);

  Run run;
  add_build(program, run);
  add_extract(program, run);
  add_merge(program, run);
  add_remove(program, run);
  add_export(program, run);
  add_verify(program, run);
  add_actors(program, run);
  add_show(program, run);
  add_why(program, run);
  add_path(program, run);
  add_top(program, run);
  add_timeline(program, run);
  add_compare(program, run);
  add_diff(program, run);
  add_filter(program, run);
  add_diagram(program, run);
  add_report(program, run);
  add_text(program, run);
  add_parse(program, run);
  try {
    program.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {
      program.exit(error);
      return Status::Done;
    }
    messages.warning("", std::string(error.what()) + "; see actorgraph" + chosen_command(program) + " --help");
    return Status::WrongUsage;
  }
  try {
    if (wants_man_page) return print(man_page(program, ACTORGRAPH_VERSION));
    if (!shell.empty()) return print(completion(program, shell));
  } catch (const UsageError& error) {
    messages.warning("", error.what());
    return Status::WrongUsage;
  }
  if (!run) {
    messages.warning("", "a command is required; see actorgraph --help");
    return Status::WrongUsage;
  }
  try {
    return run(messages);
  } catch (const UsageError& error) {
    messages.warning("", error.what());
    return Status::WrongUsage;
  } catch (const OutputError& error) {
    messages.warning("", error.what());
    return Status::CannotWrite;
  }
}

}  // namespace

int main(int count, char** arguments) {
  std::ios::sync_with_stdio(false);
  remove_unfinished_on_interrupt();
  Messages messages;
  try {
    return static_cast<int>(run_program(count, arguments, messages));
  } catch (const std::bad_alloc&) {
    messages.warning("", "there is not enough memory; give it fewer documents at a time and merge the graphs");
  } catch (const std::exception& error) {
    messages.warning("", std::string("stopped by a fault of its own: ") + error.what() + "; please report it");
  }
  return static_cast<int>(Status::SomeFailed);
}
