#include "export/prose.h"

#include <doctest/doctest.h>

using namespace actorgraph;

namespace {

constexpr auto kPlain = Words::Look::Plain;

std::string markdown(const std::string& text) {
  const auto prose = make_markdown("");
  prose->paragraph({{text, kPlain, ""}});
  return prose->finish();
}

std::string html(const Line& line) {
  const auto prose = make_html("t", "");
  prose->paragraph(line);
  const std::string page = prose->finish();
  const std::size_t begin = page.find("<p>") + 3;
  return page.substr(begin, page.find("</p>") - begin);
}

}  // namespace

TEST_CASE("no text of a document is markup in Markdown") {
  CHECK(markdown("<script>x</script> *a* _b_ `c` [d](e) ![f](g) | # h ~ i") ==
        "\n\\<script\\>x\\</script\\> \\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\!\\[f\\](g) \\| \\# h \\~ i\n");
  CHECK(markdown("1. item") == "\n1\\. item\n");
  CHECK(markdown("- item") == "\n\\- item\n");
  CHECK(markdown("+ item") == "\n\\+ item\n");
  CHECK(markdown("a\n\n# b\tc") == "\na  \\# b c\n");
  CHECK(markdown("&lt; $x$ @y ^z") == "\n\\&lt; \\$x\\$ \\@y \\^z\n");
}

TEST_CASE("no text of a document is markup in HTML") {
  CHECK(html({{"<script>&'\"</script>\xE2\x80\xAE", kPlain, ""}}) == "&lt;script&gt;&amp;&#39;&quot;&lt;/script&gt;");
  const std::string page = make_html("</title><script>", "")->finish();
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("default-src 'none'") != std::string::npos);
}

TEST_CASE("links lead within the page or to the web and nowhere else") {
  CHECK(html({{"x", kPlain, "#e1"}}) == "<a href=\"#e1\">x</a>");
  CHECK(html({{"x", kPlain, "https://example.org/?a=1&b"}}) ==
        "<a href=\"https://example.org/?a=1&amp;b\" rel=\"noreferrer\">x</a>");
  for (const char* bad :
       {"javascript:alert(1)", "data:text/html,x", "https://a b", "http://a\"onclick=x", "file:///x"}) {
    CHECK(html({{"x", kPlain, bad}}) == "x");
  }
}

TEST_CASE("an entry of a list holds its quotations and a paragraph after it stands apart") {
  const auto prose = make_markdown("a picture.svg");
  prose->heading(1, {{"T", kPlain, ""}});
  prose->picture("P");
  prose->item(1, "e1", {{"A", Words::Look::Strong, ""}, {" b", kPlain, ""}});
  prose->quote({{"q", kPlain, ""}}, {{"s", kPlain, ""}});
  prose->item(10, "e2", {{"c", kPlain, ""}});
  prose->quote({{"q", kPlain, ""}}, {{"s", kPlain, ""}});
  prose->table({"h|"}, {{{{"x|y", kPlain, ""}}}});
  CHECK(prose->finish() ==
        "# T\n\n![P](a%20picture.svg)\n\n1. <a id=\"e1\"></a>**A** b\n\n   > q\n   >\n   > — s\n\n"
        "10. <a id=\"e2\"></a>c\n\n    > q\n    >\n    > — s\n\n\n| h\\| |\n| --- |\n| x\\|y |\n");
}
