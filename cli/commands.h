#pragma once

#include <functional>

#include "cli/messages.h"

namespace CLI {
class App;
}

namespace actorgraph {

/// What the chosen subcommand does. Throws UsageError, OutputError.
using Run = std::function<Status(Messages&)>;

// Each adds its subcommand to `program`; where it is the one chosen, `run` is set when the arguments are parsed.
void add_build(CLI::App& program, Run& run);
void add_extract(CLI::App& program, Run& run);
void add_merge(CLI::App& program, Run& run);
void add_export(CLI::App& program, Run& run);
void add_verify(CLI::App& program, Run& run);
void add_actors(CLI::App& program, Run& run);
void add_text(CLI::App& program, Run& run);
void add_parse(CLI::App& program, Run& run);
void add_show(CLI::App& program, Run& run);
void add_why(CLI::App& program, Run& run);
void add_path(CLI::App& program, Run& run);
void add_top(CLI::App& program, Run& run);
void add_timeline(CLI::App& program, Run& run);
void add_compare(CLI::App& program, Run& run);
void add_diff(CLI::App& program, Run& run);
void add_filter(CLI::App& program, Run& run);
void add_remove(CLI::App& program, Run& run);
void add_diagram(CLI::App& program, Run& run);
void add_report(CLI::App& program, Run& run);

}  // namespace actorgraph
