#include "cli/program_id.h"

#include <elf.h>
#include <link.h>

#include <cstddef>
#include <cstring>

namespace actorgraph {
namespace {

std::size_t aligned(std::size_t size) { return (size + 3) / 4 * 4; }

/// Appends the build id of the first object, the program itself.
int add_build_id(dl_phdr_info* object, std::size_t, void* out) {
  for (std::size_t i = 0; i < object->dlpi_phnum; ++i) {
    const ElfW(Phdr)& part = object->dlpi_phdr[i];
    if (part.p_type != PT_NOTE) continue;
    const char* note = reinterpret_cast<const char*>(object->dlpi_addr + part.p_vaddr);
    const char* const end = note + part.p_memsz;
    while (note + sizeof(ElfW(Nhdr)) <= end) {
      ElfW(Nhdr) header;
      std::memcpy(&header, note, sizeof header);
      const char* const description = note + sizeof header + aligned(header.n_namesz);
      if (header.n_type == NT_GNU_BUILD_ID && header.n_namesz == 4 && description + header.n_descsz <= end) {
        static_cast<std::string*>(out)->append(description, header.n_descsz);
      }
      note = description + aligned(header.n_descsz);
    }
  }
  return 1;
}

}  // namespace

std::string program_id() {
  std::string id = ACTORGRAPH_VERSION;
  ::dl_iterate_phdr(add_build_id, &id);
  return id;
}

}  // namespace actorgraph
