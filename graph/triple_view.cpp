#include "graph/triple_view.h"

namespace actorgraph {
namespace {

QuoteView view(const Quote& quote) {
  QuoteView result{quote.text, {quote.begin(), quote.end()}, {}, !quote.pieces.empty()};
  if (quote.pieces.size() > 1) result.pieces = quote.pieces;
  return result;
}

Quote to_quote(const QuoteView& view) {
  Quote quote{std::string(view.text), {}};
  if (!view.pieces.empty()) {
    quote.pieces.assign(view.pieces.begin(), view.pieces.end());
  } else if (view.exists) {
    quote.pieces.push_back(view.whole);
  }
  return quote;
}

ActorView view(const ActorQuote& actor) { return {actor.name, actor.kind, view(actor.quote)}; }

ActorQuote to_actor(const ActorView& view) { return {std::string(view.name), view.kind, to_quote(view.quote)}; }

}  // namespace

TripleView view(const Triple& triple) {
  TripleView result;
  result.id = triple.id;
  result.document = triple.document;
  result.document_hash = triple.document_hash;
  result.sentence = view(triple.sentence);
  result.page = triple.page;
  result.line = triple.line;
  result.subject = view(triple.subject);
  result.label = triple.relation.label;
  result.lemma = triple.relation.lemma;
  result.type = triple.relation.type;
  result.relation = view(triple.relation.quote);
  result.object = view(triple.object);
  result.symmetric = triple.symmetric;
  result.negated = triple.negated;
  result.modality = triple.modality;
  if (triple.attribution) result.attribution = &*triple.attribution;
  if (triple.time) result.time = &*triple.time;
  if (triple.place) result.place = &*triple.place;
  result.amounts = triple.amounts;
  result.cites = triple.cites;
  result.rule = triple.rule;
  result.confidence = triple.confidence;
  return result;
}

Triple to_triple(const TripleView& view) {
  Triple triple;
  triple.id = view.id;
  triple.document = view.document;
  triple.document_hash = view.document_hash;
  triple.sentence = to_quote(view.sentence);
  triple.page = view.page;
  triple.line = view.line;
  triple.subject = to_actor(view.subject);
  triple.relation = {std::string(view.label), std::string(view.lemma), view.type, to_quote(view.relation)};
  triple.object = to_actor(view.object);
  triple.symmetric = view.symmetric;
  triple.negated = view.negated;
  triple.modality = view.modality;
  if (view.attribution != nullptr) triple.attribution = *view.attribution;
  if (view.time != nullptr) triple.time = *view.time;
  if (view.place != nullptr) triple.place = *view.place;
  triple.amounts.assign(view.amounts.begin(), view.amounts.end());
  triple.cites.assign(view.cites.begin(), view.cites.end());
  triple.rule = view.rule;
  triple.confidence = view.confidence;
  return triple;
}

}  // namespace actorgraph
