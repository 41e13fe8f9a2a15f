# Installs the program into a folder of its own, runs it from elsewhere, and builds a program against the package.
#
#   cmake -D BUILD=… -D SOURCE=… -D FOLDER=… -D COMPILER=… -P package_test.cmake
file(REMOVE_RECURSE ${FOLDER})
file(MAKE_DIRECTORY ${FOLDER}/elsewhere)

function(must_run folder)
  execute_process(COMMAND ${ARGN} WORKING_DIRECTORY ${folder} RESULT_VARIABLE status OUTPUT_VARIABLE out
                  ERROR_VARIABLE error)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGN}: ${status}\n${out}\n${error}")
  endif()
  set(out "${out}" PARENT_SCOPE)
  set(error "${error}" PARENT_SCOPE)
endfunction()
function(must_hold text part)
  string(FIND "${text}" "${part}" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "\"${part}\" is missing in\n${text}")
  endif()
endfunction()

must_run(${FOLDER} ${CMAKE_COMMAND} --install ${BUILD} --prefix ${FOLDER}/usr)
foreach(file bin/actorgraph share/man/man1/actorgraph.1 share/bash-completion/completions/actorgraph
        share/zsh/site-functions/_actorgraph share/actorgraph/schema/graph.schema.json
        share/actorgraph/schema/triples.schema.json include/actorgraph/graph/merge.h)
  if(NOT EXISTS ${FOLDER}/usr/${file})
    message(FATAL_ERROR "${file} is not installed")
  endif()
endforeach()

file(WRITE ${FOLDER}/elsewhere/note.txt "Norway condemned Peru.\n")
must_run(${FOLDER}/elsewhere ${FOLDER}/usr/bin/actorgraph build note.txt -o note.graphml -o note.json)
must_run(${FOLDER}/elsewhere ${FOLDER}/usr/bin/actorgraph show note.json)
must_hold("${out}" "condemned")

must_run(${FOLDER} ${CMAKE_COMMAND} -S ${SOURCE} -B ${FOLDER}/build -D CMAKE_PREFIX_PATH=${FOLDER}/usr
         -D CMAKE_CXX_COMPILER=${COMPILER} "-DCMAKE_CXX_FLAGS=${FLAGS}")
must_run(${FOLDER} ${CMAKE_COMMAND} --build ${FOLDER}/build)
must_run(${FOLDER}/elsewhere ${FOLDER}/build/who_does_what)
must_hold("${error}" "Norway | condemned | Peru")
must_hold("${out}" "<graphml")
file(REMOVE_RECURSE ${FOLDER})
