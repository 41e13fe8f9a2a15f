#include "export/rdf.h"

#include <boost/range/iterator_range.hpp>
#include <map>
#include <ostream>
#include <set>

#include "export/flat.h"
#include "export/json_out.h"
#include "export/text.h"
#include "graph/dates.h"

namespace actorgraph {
namespace {

constexpr std::string_view kBase = "urn:actorgraph:";

/// `text` as part of an IRI.
std::string encode(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : clean_line(text)) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
        c == '.') {
      encoded.push_back(c);
    } else {
      encoded.push_back('%');
      encoded.push_back(kDigits[byte >> 4]);
      encoded.push_back(kDigits[byte & 15]);
    }
  }
  return encoded;
}

std::string iri_text(std::string_view id) { return std::string(kBase) + std::string(id); }
std::string iri(std::string_view id) { return "<" + iri_text(id) + ">"; }
std::string predicate_text(const Relation& relation) { return iri_text("relation:" + encode(relation.lemma)); }

std::string literal(std::string_view text) { return backslash_quoted(clean_text(text), '"'); }

const char* date_type(std::string_view date) {
  return date.size() == 4 ? "xsd:gYear" : date.size() == 7 ? "xsd:gYearMonth" : "xsd:date";
}

std::string date_literal(std::string_view date) { return "\"" + std::string(date) + "\"^^" + date_type(date); }

const char* class_of(ActorKind kind) {
  switch (kind) {
    case ActorKind::State:
      return "State";
    case ActorKind::Organization:
      return "Organization";
    case ActorKind::ArmedGroup:
      return "ArmedGroup";
    case ActorKind::Person:
      return "Person";
    case ActorKind::People:
      return "People";
    case ActorKind::Place:
      return "Place";
    case ActorKind::Project:
      return "Project";
    case ActorKind::Facility:
      return "Facility";
    case ActorKind::Company:
      return "Company";
    case ActorKind::Media:
      return "Media";
    case ActorKind::Collective:
      return "Collective";
    case ActorKind::Other:
      break;
  }
  return "Actor";
}

/// Whether the claim may stand as a plain triple.
bool is_plain(const Relation& relation) {
  return relation.modality == Modality::Asserted && !relation.negated && !relation.attributed;
}

std::set<DocumentIndex> documents_of(const Graph& graph, EdgeId edge) {
  std::set<DocumentIndex> documents;
  for (const StatementIndex index : graph[edge].evidence) documents.insert(store(graph).document(store(graph)[index]));
  return documents;
}

std::string plain_triple(const Graph& graph, EdgeId edge) {
  return iri(graph[source(edge, graph)].id) + " <" + predicate_text(graph[edge]) + "> " +
         iri(graph[target(edge, graph)].id) + " .\n";
}

class TurtleWriter {
 public:
  TurtleWriter(const Graph& graph, std::ostream& out) : graph_(&graph), flat_(graph), out_(&out) {}

  void write(bool named_graphs) {
    *out_ << "@prefix ag: <urn:actorgraph:vocabulary:> .\n"
             "@prefix oa: <http://www.w3.org/ns/oa#> .\n"
             "@prefix prov: <http://www.w3.org/ns/prov#> .\n"
             "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
             "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
             "@prefix schema: <https://schema.org/> .\n"
             "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
             "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n\n"
          << iri("run") << " a prov:Activity ; rdfs:label \"actorgraph\" .\n";
    for (DocumentIndex i = 0; i < store(*graph_).documents().size(); ++i) write_document(i);
    for (const VertexId vertex : boost::make_iterator_range(vertices(*graph_))) write_actor(vertex);
    for (const EdgeId edge : boost::make_iterator_range(edges(*graph_))) {
      write_claim(edge);
      if (!named_graphs && is_plain((*graph_)[edge])) *out_ << plain_triple(*graph_, edge);
      for (const StatementIndex index : (*graph_)[edge].evidence) write_statement(edge, index);
    }
    if (named_graphs) write_named_graphs();
  }

 private:
  void write_document(DocumentIndex index) {
    const DocumentRecord& document = store(*graph_).documents()[index];
    *out_ << iri(flat_.document_id(index)) << " a prov:Entity ; rdfs:label " << literal(document.path);
    if (!document.title.empty()) *out_ << " ; schema:name " << literal(document.title);
    if (is_date(document.date)) *out_ << " ; schema:datePublished " << date_literal(document.date);
    *out_ << " .\n";
  }

  void write_actor(VertexId vertex) {
    const Vertex& actor = (*graph_)[vertex];
    *out_ << iri(actor.id) << " a ag:" << class_of(actor.kind) << " ; rdfs:label " << literal(flat_.name(vertex));
    for (const auto& [alias, count] : actor.aliases) {
      if (alias != actor.name) *out_ << " ; skos:altLabel " << literal(clean_line(alias));
    }
    *out_ << " ; ag:mentions " << actor.mentions << " .\n";
  }

  void write_claim(EdgeId edge) {
    const Relation& relation = (*graph_)[edge];
    *out_ << iri(relation.id()) << " a ag:Claim, rdf:Statement ; rdf:subject "
          << iri((*graph_)[source(edge, *graph_)].id) << " ; rdf:predicate <" << predicate_text(relation)
          << "> ; rdf:object " << iri((*graph_)[target(edge, *graph_)].id) << " ; rdfs:label "
          << literal(flat_.label(edge)) << " ; ag:type ag:" << to_string(relation.type) << " ; ag:negated "
          << (relation.negated ? "true" : "false") << " ; ag:symmetric " << (relation.symmetric ? "true" : "false")
          << " ; ag:disputed " << (relation.disputed() ? "true" : "false") << " ; ag:modality "
          << literal(to_string(relation.modality)) << " ; ag:polarity "
          << literal(to_string(polarity(relation.type, relation.negated))) << " ; ag:weight " << relation.weight
          << " ; ag:sources " << relation.sources;
    if (is_date(relation.from)) *out_ << " ; schema:startDate " << date_literal(relation.from);
    if (is_date(relation.to)) *out_ << " ; schema:endDate " << date_literal(relation.to);
    for (const ContentId& other : relation.disputed_by) *out_ << " ; ag:disputedBy " << iri("e" + other.hex());
    for (const DocumentIndex document : documents_of(*graph_, edge)) {
      *out_ << " ; prov:wasDerivedFrom " << iri(flat_.document_id(document));
    }
    *out_ << " ; prov:wasGeneratedBy " << iri("run") << " .\n";
  }

  void write_statement(EdgeId edge, StatementIndex index) {
    const TripleView triple = store(*graph_).view(index);
    *out_ << iri(triple.id) << " a oa:Annotation ; oa:hasBody " << iri((*graph_)[edge].id())
          << " ; oa:hasTarget [ a oa:SpecificResource ; oa:hasSource "
          << iri(flat_.document_id(store(*graph_).document(store(*graph_)[index])))
          << " ; oa:hasSelector [ a oa:TextPositionSelector ; oa:start \"" << triple.sentence.whole.begin
          << "\"^^xsd:nonNegativeInteger ; oa:end \"" << triple.sentence.whole.end
          << "\"^^xsd:nonNegativeInteger ] , [ a oa:TextQuoteSelector ; oa:exact " << literal(triple.sentence.text)
          << " ] ]";
    if (triple.attribution != nullptr) *out_ << " ; ag:attributedTo " << literal(triple.attribution->actor.name);
    if (const auto confidence = format_number(triple.confidence)) {
      *out_ << " ; ag:confidence \"" << *confidence << "\"^^xsd:double";
    }
    *out_ << " .\n";
  }

  void write_named_graphs() {
    std::map<DocumentIndex, std::vector<EdgeId>> by_document;
    for (const EdgeId edge : boost::make_iterator_range(edges(*graph_))) {
      if (!is_plain((*graph_)[edge])) continue;
      for (const DocumentIndex document : documents_of(*graph_, edge)) by_document[document].push_back(edge);
    }
    for (const auto& [document, stated] : by_document) {
      const std::string name = iri("graph:" + flat_.document_id(document));
      *out_ << name << " prov:wasDerivedFrom " << iri(flat_.document_id(document)) << " .\n" << name << " {\n";
      for (const EdgeId edge : stated) *out_ << "  " << plain_triple(*graph_, edge);
      *out_ << "}\n";
    }
  }

  const Graph* graph_;
  FlatGraph flat_;
  std::ostream* out_;
};

using Writer = json::StreamWriter::Writer;

void put_typed(Writer& writer, std::string_view name, std::string_view value, std::string_view type) {
  json::put_key(writer, name);
  writer.StartObject();
  json::put(writer, "@value", value);
  json::put(writer, "@type", type);
  writer.EndObject();
}

void put_date(Writer& writer, std::string_view name, std::string_view date) {
  if (is_date(date)) put_typed(writer, name, date, date_type(date));
}

void put_flag(Writer& writer, std::string_view name, bool value) {
  json::put_key(writer, name);
  writer.Bool(value);
}

void put_evidence(Writer& writer, const FlatGraph& flat, StatementIndex index) {
  const StatementStore& statements = store(flat.graph());
  const TripleView triple = statements.view(index);
  writer.StartObject();
  json::put(writer, "@id", iri_text(triple.id));
  json::put(writer, "@type", "oa:Annotation");
  json::put_key(writer, "oa:hasTarget");
  writer.StartObject();
  json::put(writer, "@type", "oa:SpecificResource");
  json::put_key(writer, "oa:hasSource");
  writer.StartObject();
  json::put(writer, "@id", iri_text(flat.document_id(statements.document(statements[index]))));
  writer.EndObject();
  json::put_key(writer, "oa:hasSelector");
  writer.StartArray();
  writer.StartObject();
  json::put(writer, "@type", "oa:TextPositionSelector");
  put_typed(writer, "oa:start", std::to_string(triple.sentence.whole.begin), "xsd:nonNegativeInteger");
  put_typed(writer, "oa:end", std::to_string(triple.sentence.whole.end), "xsd:nonNegativeInteger");
  writer.EndObject();
  writer.StartObject();
  json::put(writer, "@type", "oa:TextQuoteSelector");
  json::put(writer, "oa:exact", clean_text(triple.sentence.text));
  writer.EndObject();
  writer.EndArray();
  writer.EndObject();
  if (triple.attribution != nullptr) json::put(writer, "ag:attributedTo", clean_text(triple.attribution->actor.name));
  if (const auto confidence = format_number(triple.confidence)) {
    put_typed(writer, "ag:confidence", *confidence, "xsd:double");
  }
  writer.EndObject();
}

void put_reference(Writer& writer, std::string_view name, const std::string& target) {
  json::put_key(writer, name);
  writer.StartObject();
  json::put(writer, "@id", target);
  writer.EndObject();
}

void put_claim(Writer& writer, const FlatGraph& flat, EdgeId edge) {
  const Graph& graph = flat.graph();
  const Relation& relation = graph[edge];
  writer.StartObject();
  json::put(writer, "@id", iri_text(relation.id()));
  json::put_key(writer, "@type");
  writer.StartArray();
  writer.String("ag:Claim");
  writer.String("rdf:Statement");
  writer.EndArray();
  put_reference(writer, "rdf:subject", iri_text(graph[source(edge, graph)].id));
  put_reference(writer, "rdf:predicate", predicate_text(relation));
  put_reference(writer, "rdf:object", iri_text(graph[target(edge, graph)].id));
  json::put(writer, "rdfs:label", flat.label(edge));
  put_reference(writer, "ag:type", "urn:actorgraph:vocabulary:" + std::string(to_string(relation.type)));
  put_flag(writer, "ag:negated", relation.negated);
  put_flag(writer, "ag:symmetric", relation.symmetric);
  put_flag(writer, "ag:disputed", relation.disputed());
  json::put(writer, "ag:modality", to_string(relation.modality));
  json::put(writer, "ag:polarity", to_string(polarity(relation.type, relation.negated)));
  json::put(writer, {"ag:weight", FieldType::Int, std::to_string(relation.weight)});
  json::put(writer, {"ag:sources", FieldType::Int, std::to_string(relation.sources)});
  put_date(writer, "schema:startDate", relation.from);
  put_date(writer, "schema:endDate", relation.to);
  if (relation.disputed()) {
    json::put_key(writer, "ag:disputedBy");
    writer.StartArray();
    for (const ContentId& other : relation.disputed_by) {
      writer.StartObject();
      json::put(writer, "@id", iri_text("e" + other.hex()));
      writer.EndObject();
    }
    writer.EndArray();
  }
  json::put_key(writer, "prov:wasDerivedFrom");
  writer.StartArray();
  for (const DocumentIndex document : documents_of(graph, edge)) {
    writer.StartObject();
    json::put(writer, "@id", iri_text(flat.document_id(document)));
    writer.EndObject();
  }
  writer.EndArray();
  put_reference(writer, "prov:wasGeneratedBy", iri_text("run"));
  json::put_key(writer, "evidence");
  writer.StartArray();
  for (const StatementIndex index : relation.evidence) put_evidence(writer, flat, index);
  writer.EndArray();
  writer.EndObject();
}

void put_context(Writer& writer) {
  json::put_key(writer, "@context");
  writer.StartObject();
  json::put(writer, "ag", "urn:actorgraph:vocabulary:");
  json::put(writer, "oa", "http://www.w3.org/ns/oa#");
  json::put(writer, "prov", "http://www.w3.org/ns/prov#");
  json::put(writer, "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
  json::put(writer, "rdfs", "http://www.w3.org/2000/01/rdf-schema#");
  json::put(writer, "schema", "https://schema.org/");
  json::put(writer, "skos", "http://www.w3.org/2004/02/skos/core#");
  json::put(writer, "xsd", "http://www.w3.org/2001/XMLSchema#");
  json::put_key(writer, "evidence");
  writer.StartObject();
  json::put(writer, "@reverse", "oa:hasBody");
  writer.EndObject();
  writer.EndObject();
}

}  // namespace

void write_turtle(const Graph& graph, std::ostream& out) { TurtleWriter(graph, out).write(false); }
void write_trig(const Graph& graph, std::ostream& out) { TurtleWriter(graph, out).write(true); }

void write_json_ld(const Graph& graph, std::ostream& stream) {
  const FlatGraph flat(graph);
  json::StreamWriter out(stream);
  Writer& writer = *out;
  writer.StartObject();
  put_context(writer);
  json::put_key(writer, "@graph");
  writer.StartArray();
  out.new_line();
  writer.StartObject();
  json::put(writer, "@id", iri_text("run"));
  json::put(writer, "@type", "prov:Activity");
  json::put(writer, "rdfs:label", "actorgraph");
  writer.EndObject();
  for (DocumentIndex i = 0; i < store(graph).documents().size(); ++i) {
    const DocumentRecord& document = store(graph).documents()[i];
    out.new_line();
    writer.StartObject();
    json::put(writer, "@id", iri_text(flat.document_id(i)));
    json::put(writer, "@type", "prov:Entity");
    json::put(writer, "rdfs:label", clean_text(document.path));
    if (!document.title.empty()) json::put(writer, "schema:name", clean_text(document.title));
    put_date(writer, "schema:datePublished", document.date);
    writer.EndObject();
  }
  for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) {
    const Vertex& actor = graph[vertex];
    out.new_line();
    writer.StartObject();
    json::put(writer, "@id", iri_text(actor.id));
    json::put(writer, "@type", std::string("ag:") + class_of(actor.kind));
    json::put(writer, "rdfs:label", flat.name(vertex));
    json::put_key(writer, "skos:altLabel");
    writer.StartArray();
    for (const auto& [alias, count] : actor.aliases) {
      if (alias == actor.name) continue;
      const std::string clean = clean_line(alias);
      writer.String(clean.data(), static_cast<rapidjson::SizeType>(clean.size()));
    }
    writer.EndArray();
    json::put(writer, {"ag:mentions", FieldType::Int, std::to_string(actor.mentions)});
    writer.EndObject();
  }
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    out.new_line();
    put_claim(writer, flat, edge);
    if (!is_plain(graph[edge])) continue;
    out.new_line();
    writer.StartObject();
    json::put(writer, "@id", iri_text(graph[source(edge, graph)].id));
    put_reference(writer, predicate_text(graph[edge]), iri_text(graph[target(edge, graph)].id));
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
  out.new_line();
}

}  // namespace actorgraph
