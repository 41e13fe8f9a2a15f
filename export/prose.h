#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace actorgraph {

/// Some words on a page and how they look. `text` may be anybody's: the page escapes it. `link` is ours, or a web
/// address, which is left out where it is not http or https.
struct Words {
  enum class Look : std::uint8_t { Plain, Strong, Subject, Relation, Object };
  std::string text;
  Look look = Look::Plain;
  std::string link;
};
using Line = std::vector<Words>;

/// A text for people that is written from top to bottom, in Markdown or HTML.
class Prose {
 public:
  virtual ~Prose() = default;
  virtual void heading(int level, const Line& line) = 0;
  virtual void paragraph(const Line& line) = 0;
  virtual void table(const std::vector<std::string>& header, const std::vector<std::vector<Line>>& rows) = 0;
  /// The picture that the page was made with.
  virtual void picture(std::string_view description) = 0;
  /// An entry of a numbered list, which links reach by `#anchor`.
  virtual void item(std::size_t number, std::string_view anchor, const Line& line) = 0;
  /// A quotation under the last item, and where it comes from.
  virtual void quote(const Line& words, const Line& source) = 0;
  /// All of it. Nothing is added after it.
  virtual std::string finish() = 0;
};

/// CommonMark with tables. `picture` is the file beside it that holds the picture, or empty.
std::unique_ptr<Prose> make_markdown(std::string picture);
/// One file that loads nothing, readable in light and dark and printable. `svg` is drawn into it, or empty.
std::unique_ptr<Prose> make_html(std::string_view title, std::string svg);

std::string escape_markdown(std::string_view text);
std::string escape_html(std::string_view text);

}  // namespace actorgraph
