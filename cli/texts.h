#pragma once

#include <map>
#include <string>

#include "cli/documents.h"
#include "graph/verify.h"

namespace actorgraph {

/// Documents' texts as offsets refer to them, by the hash of their bytes.
using Texts = std::map<std::string, std::string, std::less<>>;

/// Reads the documents; those that cannot be read are reported and the others go on.
Texts read_texts(const DocumentOptions& options, Messages& messages);

/// Valid as long as `texts` is.
FindText find_in(const Texts& texts);

}  // namespace actorgraph
