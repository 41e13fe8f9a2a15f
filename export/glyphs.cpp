#include "export/glyphs.h"

#include <fontconfig/fontconfig.h>

#include <memory>
#include <set>

namespace actorgraph {
namespace {

struct Free {
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
  void operator()(FcObjectSet* objects) const { FcObjectSetDestroy(objects); }
  void operator()(FcFontSet* fonts) const { FcFontSetDestroy(fonts); }
};

}  // namespace

std::string missing_glyphs(std::string_view text) {
  const std::unique_ptr<FcPattern, Free> any(FcPatternCreate());
  const std::unique_ptr<FcObjectSet, Free> objects(FcObjectSetBuild(FC_CHARSET, nullptr));
  const std::unique_ptr<FcFontSet, Free> fonts(FcFontList(nullptr, any.get(), objects.get()));
  const auto can_draw = [&](FcChar32 point) {
    for (int i = 0; fonts && i < fonts->nfont; ++i) {
      FcCharSet* characters = nullptr;
      if (FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &characters) == FcResultMatch &&
          FcCharSetHasChar(characters, point)) {
        return true;
      }
    }
    return false;
  };
  std::string missing;
  std::set<FcChar32> seen;
  for (std::size_t at = 0; at < text.size();) {
    FcChar32 point = 0;
    const int length =
        FcUtf8ToUcs4(reinterpret_cast<const FcChar8*>(text.data() + at), &point, static_cast<int>(text.size() - at));
    if (length <= 0) break;
    // Blanks, joiners and the like have no glyph and need none.
    const bool drawn = point > 0x20 && point != 0xA0 && point != 0xAD && !(point >= 0x200B && point <= 0x200F) &&
                       point != 0x2060 && point != 0xFEFF && !(point >= 0xFE00 && point <= 0xFE0F);
    if (drawn && seen.insert(point).second && !can_draw(point)) {
      missing += text.substr(at, static_cast<std::size_t>(length));
    }
    at += static_cast<std::size_t>(length);
  }
  return missing;
}

}  // namespace actorgraph
