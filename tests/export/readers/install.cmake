# Fetches JavaScript's readers into TO with NPM, once. Where that cannot be done it says so, and the test does without.
file(MAKE_DIRECTORY ${TO})
if(EXISTS ${TO}/node_modules/graphology-graphml)
  return()
endif()
if(NOT NPM)
  message(STATUS "npm is missing: graphology is not among the readers")
  return()
endif()
file(COPY ${CMAKE_CURRENT_LIST_DIR}/package.json ${CMAKE_CURRENT_LIST_DIR}/package-lock.json DESTINATION ${TO})
execute_process(
  COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --no-update-notifier --fetch-retries=1 --fetch-retry-mintimeout=2000
  WORKING_DIRECTORY ${TO} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(NOT status EQUAL 0)
  message(STATUS "npm could not fetch graphology (offline?): it is not among the readers\n${output}")
endif()
