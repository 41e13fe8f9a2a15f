#include "graph/json_value.h"

#include <doctest/doctest.h>

#include <string>

#include "extract/errors.h"

using namespace actorgraph;

namespace {

/// What the parser makes of the text: values with their types, strings in round brackets.
std::string shown(const json::Value& value) {
  if (value.is_null()) return "null";
  if (value.is_bool()) return value.boolean() ? "true" : "false";
  if (value.is_number()) return std::string(value.text());
  if (value.is_string()) return "(" + std::string(value.text()) + ")";
  if (value.is_object()) return "object";
  std::string text = "[";
  for (const json::Value& element : value.elements()) text += shown(element) + " ";
  return text + "]";
}

std::string parsed(const std::string& text) {
  json::Parser parser;
  try {
    const json::Value* value = parser.parse(text);
    return value == nullptr ? "ends early" : shown(*value);
  } catch (const InputError& error) {
    return error.what() + (" at " + std::to_string(parser.taken()));
  }
}

}  // namespace

TEST_CASE("values of all types are parsed") {
  CHECK(parsed(" [null, true ,false,0,-12.5e+3,\"\",\"a b\",[],{},[[1]]]") ==
        "[null true false 0 -12.5e+3 () (a b) [] object [[1 ] ] ]");
  CHECK(parsed(R"(["\"\\\/\b\f\n\r\t","\u00e9\u20AC","\ud83d\ude00!","plain \u0041 between"])") ==
        "[(\"\\/\b\f\n\r\t) (\xC3\xA9\xE2\x82\xAC) (\xF0\x9F\x98\x80!) (plain A between) ]");
  CHECK(parsed("[\"\xC3\xA9 and a long run of plain text, then \xF0\x9F\x98\x80\"]") ==
        "[(\xC3\xA9 and a long run of plain text, then \xF0\x9F\x98\x80) ]");
}

TEST_CASE("members are found in any order, absent ones are not") {
  const std::string text = R"({"a":1,"b":{"a":2,"c":[{"d":3}]},"e":null,"f":4})";
  json::Parser parser;
  const json::Value& object = *parser.parse(text);
  CHECK(parser.taken() == text.size());
  for (const char* name : {"f", "a", "f", "e", "a", "a"}) {
    REQUIRE(object.find(name) != nullptr);
    CHECK(shown(*object.find(name)) == (name[0] == 'a' ? "1" : name[0] == 'e' ? "null" : "4"));
  }
  CHECK(object.find("c") == nullptr);
  CHECK(object.find("") == nullptr);
  const json::Value& inner = *object.find("b");
  CHECK(shown(*inner.find("a")) == "2");
  CHECK(inner.find("b") == nullptr);
  for (const json::Value& element : inner.find("c")->elements()) CHECK(shown(*element.find("d")) == "3");
}

TEST_CASE("numbers of any length are kept as they are written and read where they fit") {
  const auto value = [](const std::string& text) {
    static json::Parser parser;
    return *parser.parse(text);
  };
  CHECK(value("18446744073709551615").whole_number() == 18446744073709551615U);
  CHECK(value("-0").whole_number() == 0);
  for (const char* text : {"18446744073709551616", "184467440737095516155", "-1", "1.0", "1e2", "true", "\"1\""}) {
    CHECK_MESSAGE(!value(text).whole_number(), text);
  }
  CHECK(value("184467440737095516155").number() == 184467440737095516155.0);
  CHECK(value("0.1").number() == 0.1);
  CHECK(value("5e-324").number() == 5e-324);
  for (const std::string& text : {std::string("1e999"), std::string(400, '9'), std::string("\"1\"")}) {
    CHECK_MESSAGE(!value(text).number(), text);
  }
}

TEST_CASE("what is not JSON is refused with what is wrong and where") {
  CHECK(parsed("nul,") == "not JSON: Invalid value. at 0");
  CHECK(parsed("[01]") == "not JSON: Missing a comma or ] after an array element. at 2");
  CHECK(parsed("[1.]") == "not JSON: Miss fraction part in number. at 3");
  CHECK(parsed("[1e]") == "not JSON: Miss exponent in number. at 3");
  CHECK(parsed("[-]") == "not JSON: Invalid value. at 2");
  CHECK(parsed("[1,]") == "not JSON: Invalid value. at 3");
  CHECK(parsed("{\"a\" 1}") == "not JSON: Missing a colon after a name of object member. at 5");
  CHECK(parsed("{\"a\":1,}") == "not JSON: Missing a name for object member. at 7");
  CHECK(parsed("{\"a\":1]") == "not JSON: Missing a comma or } after an object member. at 6");
  CHECK(parsed("\"a\nb\"") == "not JSON: Invalid encoding in string. at 2");
  CHECK(parsed("\"a\\x\"") == "not JSON: Invalid escape character in string. at 4");
  CHECK(parsed("\"\\u12g4\"").starts_with("not JSON: Incorrect hex digit"));
  for (const char* surrogates : {"\"\\ud83d\"", "\"\\ude00\"", "\"\\ud83d\\u0041\"", "\"\\ud83dx\""}) {
    CHECK(parsed(surrogates).starts_with("not JSON: The surrogate pair"));
  }
  for (const char* bytes : {"\"\xff\"", "\"\xC3\"", "\"\xED\xA0\x80\"", "\"\xC0\x80\"", "\"\xF4\x90\x80\x80\"",
                            "\"a long run of plain text \xE2\x82\"", "\"\\n\xC3\""}) {
    CHECK(parsed(bytes).starts_with("not JSON: Invalid encoding"));
  }
}

TEST_CASE("a text that ends within a value gives none, wherever it ends") {
  const std::string text = "{\"a\":[1.5e3,\"x\\u00e9\\ud83d\\ude00\\n\xC3\xA9\",true,null],\"b\":{\"c\":-7}}";
  for (std::size_t size = 0; size < text.size(); ++size) CHECK(parsed(text.substr(0, size)) == "ends early");
  CHECK(parsed(text) == "object");
}

TEST_CASE("nesting needs no stack, and is refused beyond the limit") {
  const std::string deep = std::string(1000000, '[') + std::string(1000000, ']');
  json::Parser parser;
  CHECK(parser.parse(deep) != nullptr);
  CHECK(parser.parse("[[[]]]", 3) != nullptr);
  CHECK_THROWS_WITH_AS(parser.parse("[[[[]]]]", 3), "nested too deeply", InputError);
}
