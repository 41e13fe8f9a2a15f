# The scores of the model's README, and the trainer of the sentence splitter, which shares the C++ features.
add_executable(language_scores ${CMAKE_CURRENT_LIST_DIR}/language_scores.cpp)
target_link_libraries(language_scores PRIVATE actorgraph::extract actorgraph::options)
add_executable(actorgraph_train_splitter ${PROJECT_SOURCE_DIR}/extract/model/train_splitter.cpp)
target_link_libraries(actorgraph_train_splitter PRIVATE actorgraph::extract actorgraph::options)
