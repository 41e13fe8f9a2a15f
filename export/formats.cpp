#include "export/formats.h"

#include <array>

#include "export/csv.h"
#include "export/cypher.h"
#include "export/diagrams.h"
#include "export/gexf.h"
#include "export/graphml.h"
#include "export/node_link.h"
#include "export/page.h"
#include "export/rdf.h"
#include "export/sqlite.h"
#include "export/web.h"
#include "export/yed.h"
#include "graph/graph_json.h"

namespace actorgraph {
namespace {

constexpr std::array kFormats = {
    Format{"graphml", ".graphml", "GraphML for Gephi, networkx, igraph, graph-tool, Cytoscape", write_graphml,
           "graph.graphml"},
    Format{"gexf", ".gexf", "GEXF 1.3 for Gephi and sigma: time, positions, colours", write_gexf, "graph.gexf"},
    Format{"gexf-1.2", ".1.2.gexf", "GEXF 1.2 for networkx before 3.6", write_gexf_1_2, "graph.1.2.gexf"},
    Format{"json", ".json", "native JSON, lossless: what merge, verify and diff read", write_graph_json, "graph.json"},
    Format{"node-link", ".node-link.json", "networkx node-link JSON: nx.node_link_graph(data, edges=\"edges\")",
           write_node_link, "graph.node-link.json"},
    Format{"d3", ".d3.json", "node-link JSON with \"links\", for D3, force-graph and networkx before 3.4", write_d3,
           "graph.d3.json"},
    Format{"cyjs", ".cyjs", "Cytoscape.js and Cytoscape desktop", write_cyjs, "graph.cyjs"},
    Format{"graphology", ".graphology.json", "graphology and sigma: Graph.from(data)", write_graphology,
           "graph.graphology.json"},
    Format{"jgf", ".jgf.json", "JSON Graph Format 2", write_jgf, "graph.jgf.json"},
    Format{"yed", ".yed.graphml", "GraphML with shapes and colours, for yEd", write_yed, "graph.yed.graphml"},
    Format{"turtle", ".ttl", "RDF: claims, Web Annotations, PROV", write_turtle, "graph.ttl"},
    Format{"trig", ".trig", "RDF with a named graph for each document", write_trig, "graph.trig"},
    Format{"json-ld", ".jsonld", "RDF as JSON-LD with its context inside", write_json_ld, "graph.jsonld"},
    Format{"sqlite", ".sqlite", "SQLite database with full-text search over the quotes", write_sqlite, "graph.sqlite"},
    Format{"dot", ".dot", "Graphviz DOT", write_dot, "graph.dot"},
    Format{"mermaid", ".mmd", "Mermaid flowchart, up to 100 edges", write_mermaid, "graph.mmd"},
    Format{"canvas", ".canvas", "JSON Canvas for Obsidian", write_canvas, "graph.canvas"},
    Format{"cypher", ".cypher", "Cypher statements for Neo4j", write_cypher, "neo4j/graph.cypher"},
    Format{"neo4j-actors", ".actors.csv", "neo4j-admin import: nodes (--array-delimiter=\"|\")", write_neo4j_actors,
           "neo4j/actors.csv"},
    Format{"neo4j-relations", ".relations.csv", "neo4j-admin import: relationships", write_neo4j_relations,
           "neo4j/relations.csv"},
    Format{"gephi-nodes", ".nodes.csv", "Gephi spreadsheet import: nodes, read first", write_gephi_nodes,
           "gephi/nodes.csv"},
    Format{"gephi-edges", ".edges.csv", "Gephi spreadsheet import: edges", write_gephi_edges, "gephi/edges.csv"},
    Format{"i2", ".links.csv", "i2 Analyst's Notebook and Excel: a row for each statement", write_i2_links,
           "i2/links.csv"},
    Format{"html", ".html", "a page for any browser, offline: the graph, its evidence and the documents", write_page,
           "view.html", write_page, page_problem},
};

}  // namespace

std::span<const Format> formats() noexcept { return kFormats; }

const Format* find_format(std::string_view name) noexcept {
  for (const Format& format : kFormats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

const Format* find_format_by_ending(std::string_view path) noexcept {
  const Format* best = nullptr;
  for (const Format& format : kFormats) {
    if (path.ends_with(format.ending) && (best == nullptr || format.ending.size() > best->ending.size()))
      best = &format;
  }
  return best;
}

void write_graph(const Graph& graph, const Format& format, std::ostream& out, const FindText& find_text) {
  if (format.write_with_texts != nullptr && find_text) {
    format.write_with_texts(graph, find_text, out);
  } else {
    format.write(graph, out);
  }
}

}  // namespace actorgraph
