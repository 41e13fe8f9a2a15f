#pragma once

#include <iosfwd>
#include <string_view>
#include <vector>

#include "extract/triple.h"
#include "graph/records.h"
#include "graph/triple_view.h"

namespace actorgraph {

/// One line of triples.jsonl (design.md, section 3), its line feed included.
void write_triple(const Triple& triple, std::ostream& out);
void write_triple(const TripleView& triple, std::ostream& out);

/// `{"record":"document",…}` and `{"record":"actor",…}`: stand between triples, so that merging extracts gives what
/// building from the documents gives. A document's record goes before its actors and triples.
void write_record(const DocumentRecord& document, std::ostream& out);
void write_record(const ActorRecord& actor, std::ostream& out);

/// Reads triples.jsonl: triples and our records; lines that are neither are passed over, blank lines too. A triple
/// belongs to the document whose record with the same path stood before it, else to a document known by its path only.
/// Throws InputError with the line's number.
void read_records(std::istream& in, RecordSink& sink);

/// The triples alone.
std::vector<Triple> read_triples(std::istream& in);

}  // namespace actorgraph
