#pragma once

#include <ostream>
#include <pugixml.hpp>
#include <string>
#include <string_view>

// For export/'s own sources: XML elements made by pugixml and written one at a time, so that memory does not grow with
// the file.
namespace actorgraph::xml {

/// Appends clean text: as CDATA where it holds `&` or `<`, which some readers mistreat when written as entities.
inline void append_text(pugi::xml_node parent, const std::string& text) {
  // Two searches for one character each are many times as fast as one for either.
  const bool hostile = text.find('&') != std::string::npos || text.find('<') != std::string::npos;
  parent.append_child(hostile ? pugi::node_cdata : pugi::node_pcdata).set_value(text.c_str());
}

inline void set(pugi::xml_node node, const char* name, const std::string& value) {
  node.append_attribute(name).set_value(value.c_str());
}

/// One element of a list, made anew for each and written on a line of its own.
class ElementWriter {
 public:
  explicit ElementWriter(std::ostream& out) : out_(&out), writer_(out) {}

  /// An empty element to fill in, valid until the next call of `begin`.
  pugi::xml_node begin(const char* name) {
    document_.reset();
    return document_.append_child(name);
  }
  void end() {
    document_.first_child().print(writer_, "", pugi::format_raw);
    out_->put('\n');
  }

 private:
  std::ostream* out_;
  pugi::xml_writer_stream writer_;
  pugi::xml_document document_;
};

}  // namespace actorgraph::xml
