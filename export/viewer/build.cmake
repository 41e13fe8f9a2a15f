# Builds the page in TO from the sources in FROM, with NPM. Where that cannot be done the build goes on: the page is then
# a line that says what is missing.
function(missing reason)
  message(STATUS "The viewer is left out: ${reason}")
  file(WRITE ${TO}/page.html "${reason}")
endfunction()

file(MAKE_DIRECTORY ${TO})
if(NOT NPM)
  missing("npm was missing: install it and build again")
  return()
endif()
file(COPY ${FROM}/package.json ${FROM}/package-lock.json DESTINATION ${TO})
execute_process(
  COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --no-update-notifier --fetch-retries=1 --fetch-retry-mintimeout=2000
  WORKING_DIRECTORY ${TO} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(NOT status EQUAL 0)
  message(STATUS "${output}")
  missing("npm could not fetch its packages (offline?): remove ${TO}/page.html and build again")
  return()
endif()
get_filename_component(folder ${NPM} DIRECTORY)
find_program(NODE NAMES node nodejs HINTS ${folder})
execute_process(COMMAND ${NODE} ${FROM}/build.js ${TO} RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  file(REMOVE ${TO}/page.html)
  message(FATAL_ERROR "The viewer does not build")
endif()
