#include "check_reading.h"
#include "extract/reading/pdf.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  actorgraph::Metadata metadata;
  try {
    const auto blocks =
        actorgraph::read_pdf_layout(std::string_view(reinterpret_cast<const char*>(data), size), metadata);
    const std::string text = actorgraph::text_of(blocks);
    actorgraph::draft_of(blocks, text);
  } catch (const actorgraph::InputError&) {
  }
  return 0;
}
