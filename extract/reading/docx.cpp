#include "extract/reading/docx.h"

#include <zip.h>

#include <algorithm>
#include <map>
#include <memory>
#include <pugixml.hpp>
#include <set>
#include <string>

#include "extract/errors.h"
#include "extract/reading/encoding.h"
#include "extract/reading/metadata.h"
#include "extract/reading/shape.h"

namespace actorgraph {
namespace {

constexpr std::size_t kLargestPart = std::size_t{256} << 20;
constexpr int kDeepestNesting = 200;

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}
pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& c : node.children()) {
    if (local_name(c) == name) return c;
  }
  return {};
}
std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& a : node.attributes()) {
    std::string_view key = a.name();
    if (const std::size_t colon = key.find(':'); colon != std::string_view::npos) key.remove_prefix(colon + 1);
    if (key == name) return a.value();
  }
  return {};
}

/// The archive, and its parts by name.
class Package {
 public:
  explicit Package(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr) {
      archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
      if (!archive_) zip_source_free(source);
    }
    zip_error_fini(&error);
    if (!archive_) throw InputError("a damaged ZIP archive; open it in Word and save it again");
  }

  bool has(const std::string& name) const { return zip_name_locate(archive_.get(), name.c_str(), 0) >= 0; }

  std::string part(const std::string& name) const {
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen(archive_.get(), name.c_str(), 0),
                                                                 zip_fclose);
    if (!file) throw InputError("its part " + name + " cannot be read; open it in Word and save it again");
    std::string content;
    std::string buffer(1 << 16, '\0');
    while (true) {
      const zip_int64_t read = zip_fread(file.get(), buffer.data(), buffer.size());
      if (read < 0) throw InputError("its part " + name + " is damaged; open it in Word and save it again");
      if (read == 0) return content;
      content.append(buffer, 0, static_cast<std::size_t>(read));
      if (content.size() > kLargestPart)
        throw InputError("its part " + name + " unpacks to more than the limit of 256 MiB");
    }
  }

  /// Null where the part is missing.
  std::unique_ptr<pugi::xml_document> xml(const std::string& name) const {
    if (!has(name)) return nullptr;
    const std::string content = part(name);
    auto document = std::make_unique<pugi::xml_document>();
    const auto result =
        document->load_buffer(content.data(), content.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    if (!result) {
      throw InputError("its part " + name + " is no XML (" + result.description() + " at byte " +
                       std::to_string(result.offset) + "); open it in Word and save it again");
    }
    return document;
  }

 private:
  struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
  };
  std::unique_ptr<zip_t, Discard> archive_;
};

std::string roman(int number) {
  std::string text;
  for (const auto& [value, digits] :
       {std::pair{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}) {
    for (; number >= value; number -= value) text += digits;
  }
  return text;
}

class DocxReader {
 public:
  DocxReader(std::string_view bytes, Metadata& metadata) : package_(bytes), metadata_(metadata) {}

  std::vector<RichBlock> run() {
    const auto document = package_.xml("word/document.xml");
    if (!document) throw InputError("a ZIP archive that holds no word/document.xml, so no Word document");
    read_styles();
    read_properties();
    const pugi::xml_node body = child(document->document_element(), "body");
    read_blocks(body, 0, false);
    read_notes("word/footnotes.xml", "footnote", footnotes_);
    read_notes("word/endnotes.xml", "endnote", endnotes_);
    return std::move(blocks_);
  }

 private:
  struct Notes {
    std::map<std::string, std::string, std::less<>> marks;  ///< id → mark
    int count = 0;
  };

  void read_styles() {
    const auto styles = package_.xml("word/styles.xml");
    if (!styles) return;
    for (const pugi::xml_node& style : styles->document_element().children()) {
      if (local_name(style) != "style") continue;
      styles_[std::string(attribute(style, "styleId"))] = lower_case(attribute(child(style, "name"), "val"));
    }
  }

  void read_properties() {
    const auto core = package_.xml("docProps/core.xml");
    if (!core) return;
    for (const pugi::xml_node& property : core->document_element().children()) {
      const std::string_view name = local_name(property);
      const std::string value = property.text().get();
      if (value.empty()) continue;
      if (name == "title") metadata_.title = value;
      if (name == "creator") metadata_.authors.push_back(value);
      if (name == "language") metadata_.language = value.substr(0, 2);
      if (name == "created") metadata_.date = find_date(value).value_or("");
    }
  }

  void read_blocks(const pugi::xml_node& parent, int depth, bool in_table) {
    if (depth > kDeepestNesting)
      throw InputError("its elements nest deeper than the limit of " + std::to_string(kDeepestNesting));
    for (const pugi::xml_node& node : parent.children()) {
      const std::string_view name = local_name(node);
      if (name == "p") {
        paragraph(node, in_table);
      } else if (name == "tbl") {
        read_blocks(node, depth + 1, true);
      } else if (name == "tr" || name == "tc" || name == "sdt" || name == "sdtContent" || name == "customXml" ||
                 name == "ins" || name == "moveTo") {
        read_blocks(node, depth + 1, in_table);
      }
    }
  }

  void paragraph(const pugi::xml_node& node, bool in_table) {
    RichBlock block;
    block.page = page_;
    const pugi::xml_node properties = child(node, "pPr");
    set_role(properties, in_table, block);
    plain_bytes_ = 0;
    read_runs(node, 0, block);
    block.emphasised = plain_bytes_ == 0 && block.role == Role::Paragraph;
    if (block.text.find_first_not_of(" \n\t") == std::string::npos) return;
    if (!note_mark_.empty()) {
      block.mark = note_mark_;
      note_mark_.clear();
    }
    blocks_.push_back(std::move(block));
  }

  void set_role(const pugi::xml_node& properties, bool in_table, RichBlock& block) {
    if (in_note_) {
      block.role = Role::Footnote;
      block.fixed_role = true;
      return;
    }
    if (in_table) {
      block.role = Role::Table;
      block.fixed_role = true;
      return;
    }
    const std::string id(attribute(child(properties, "pStyle"), "val"));
    const auto found = styles_.find(id);
    const std::string style = found != styles_.end() ? found->second : lower_case(id);
    const auto starts = [&](std::string_view start) {
      return std::string_view(style).substr(0, start.size()) == start;
    };
    if (starts("heading") || style == "title" || style == "subtitle") {
      block.role = Role::Heading;
      block.level =
          starts("heading") && !style.empty() && style.back() >= '1' && style.back() <= '9' ? style.back() - '0' : 1;
    } else if (starts("toc") || starts("table of")) {
      block.role = Role::Contents;
      block.fixed_role = true;
    } else if (starts("caption")) {
      block.role = Role::Caption;
    } else if (starts("bibliography")) {
      block.role = Role::Reference;
    } else if (style == "quote" || style == "intense quote" || starts("block text")) {
      block.role = Role::Quotation;
    } else if (starts("footnote text") || starts("endnote text")) {
      block.role = Role::Footnote;
    } else if (starts("header") || starts("footer")) {
      block.role = Role::RunningHead;
    } else if (const pugi::xml_node numbering = child(properties, "numPr"); numbering || starts("list ")) {
      const std::string number(attribute(child(numbering, "numId"), "val"));
      if (number == "0") return;
      block.role = Role::ListItem;
      const std::string level(attribute(child(numbering, "ilvl"), "val"));
      block.level = level.empty() || level[0] < '0' || level[0] > '8' ? 1 : level[0] - '0' + 1;
      block.list = lists_.emplace(number, static_cast<int>(lists_.size()) + 1).first->second;
      block.marker = "-";
    }
  }

  void read_runs(const pugi::xml_node& parent, int depth, RichBlock& block) {
    if (depth > kDeepestNesting)
      throw InputError("its elements nest deeper than the limit of " + std::to_string(kDeepestNesting));
    for (const pugi::xml_node& node : parent.children()) {
      const std::string_view name = local_name(node);
      if (name == "r") {
        run(node, block);
      } else if (name == "hyperlink" || name == "ins" || name == "moveTo" || name == "smartTag" ||
                 name == "fldSimple" || name == "sdt" || name == "sdtContent" || name == "customXml" || name == "dir" ||
                 name == "bdo") {
        read_runs(node, depth + 1, block);
      }
    }
  }

  void run(const pugi::xml_node& node, RichBlock& block) {
    const pugi::xml_node properties = child(node, "rPr");
    const bool superscript = attribute(child(properties, "vertAlign"), "val") == "superscript";
    const bool bold = static_cast<bool>(child(properties, "b")) || static_cast<bool>(child(properties, "i"));
    if (child(properties, "vanish")) return;
    const std::size_t before = block.text.size();
    for (const pugi::xml_node& item : node.children()) {
      const std::string_view name = local_name(item);
      if (name == "t") {
        append(item.text().get(), block);
      } else if (name == "tab") {
        append("\t", block);
      } else if (name == "br" || name == "cr") {
        if (attribute(item, "type") == "page") ++page_;
        append("\n", block);
      } else if (name == "noBreakHyphen") {
        append("-", block);
      } else if (name == "lastRenderedPageBreak") {
        ++page_;
      } else if (name == "footnoteReference") {
        reference(item, footnotes_, false, block);
      } else if (name == "endnoteReference") {
        reference(item, endnotes_, true, block);
      } else if (name == "sym") {
        append("\xEF\xBF\xBD", block);
      }
    }
    const std::string added = block.text.substr(before);
    const bool mark = superscript && !added.empty() && added.size() <= 3 &&
                      added.find_first_not_of("0123456789*") == std::string::npos;
    if (mark) {
      block.text.resize(before);
      block.marks.push_back({before, added});
    } else if (!bold) {
      plain_bytes_ += added.size() - static_cast<std::size_t>(std::count(added.begin(), added.end(), ' '));
    }
  }

  static void append(std::string_view text, RichBlock& block) {
    if (find_invalid_utf8(text) == std::string_view::npos) block.text += text;
  }

  static void reference(const pugi::xml_node& item, Notes& notes, bool as_roman, RichBlock& block) {
    const std::string id(attribute(item, "id"));
    const int next = notes.count + 1;
    const auto [entry, is_new] = notes.marks.try_emplace(id, as_roman ? roman(next) : std::to_string(next));
    if (is_new) notes.count = next;
    block.marks.push_back({block.text.size(), entry->second});
  }

  void read_notes(const std::string& part, std::string_view element, const Notes& notes) {
    if (notes.marks.empty()) return;
    const auto document = package_.xml(part);
    if (!document) return;
    in_note_ = true;
    page_ = std::nullopt;
    for (const pugi::xml_node& note : document->document_element().children()) {
      if (local_name(note) != element) continue;
      const auto mark = notes.marks.find(attribute(note, "id"));
      if (mark == notes.marks.end()) continue;
      note_mark_ = mark->second;
      read_blocks(note, 0, false);
      note_mark_.clear();
    }
    in_note_ = false;
  }

  struct Page {
    std::optional<int> value = 1;
    operator std::optional<int>() const { return value; }
    Page& operator++() {
      if (value) ++*value;
      return *this;
    }
    Page& operator=(std::nullopt_t) {
      value.reset();
      return *this;
    }
  };

  Package package_;
  Metadata& metadata_;
  std::map<std::string, std::string> styles_;
  std::map<std::string, int> lists_;
  std::vector<RichBlock> blocks_;
  Notes footnotes_;
  Notes endnotes_;
  std::string note_mark_;
  std::size_t plain_bytes_ = 0;
  Page page_;
  bool in_note_ = false;
};

}  // namespace

std::vector<RichBlock> read_docx(std::string_view bytes, Metadata& metadata) {
  return DocxReader(bytes, metadata).run();
}

}  // namespace actorgraph
