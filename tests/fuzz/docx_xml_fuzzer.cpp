// The bytes as each of the parts of a Word document: mutations of the archive itself end at its checksums.
#include <zip.h>

#include <string>

#include "check_reading.h"

namespace {

/// An archive in memory whose parts hold the same bytes.
std::string packed(const std::uint8_t* data, std::size_t size) {
  using actorgraph::require;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* archive = zip_source_buffer_create(nullptr, 0, 0, &error);
  require(archive != nullptr);
  zip_source_keep(archive);  // it is read after the archive is closed
  zip_t* zip = zip_open_from_source(archive, ZIP_TRUNCATE, &error);
  require(zip != nullptr);
  for (const char* name : {"word/document.xml", "word/footnotes.xml", "word/styles.xml", "docProps/core.xml"}) {
    zip_source_t* part = zip_source_buffer(zip, data, size, 0);
    const zip_int64_t index = zip_file_add(zip, name, part, ZIP_FL_ENC_UTF_8);
    require(index >= 0 && zip_set_file_compression(zip, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0) == 0);
  }
  require(zip_close(zip) == 0 && zip_source_open(archive) == 0 && zip_source_seek(archive, 0, SEEK_END) == 0);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(archive)), '\0');
  require(zip_source_seek(archive, 0, SEEK_SET) == 0 &&
          zip_source_read(archive, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
  zip_source_close(archive);
  zip_source_free(archive);
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes = packed(data, size);
  return actorgraph::check_reading(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(),
                                   actorgraph::InputFormat::Docx);
}
