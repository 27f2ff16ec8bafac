/* Reads spelled words, one a line; writes each one's candidates on the first page after its last letter, with tabs between; last the time
 * of all keys in microseconds and their count. Arguments: folder of shared data, folder of user data. */
#include <rime_api.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  RimeApi *rime = rime_get_api();
  RIME_STRUCT(RimeTraits, traits);
  traits.shared_data_dir = argv[1];
  traits.user_data_dir = argv[2];
  traits.app_name = "rime.bench";
  traits.distribution_name = "bench";
  traits.distribution_code_name = "bench";
  traits.distribution_version = "1";
  traits.min_log_level = 3;
  rime->setup(&traits);
  rime->initialize(&traits);
  if (rime->start_maintenance(True)) rime->join_maintenance_thread();
  RimeSessionId session = rime->create_session();
  if (!rime->select_schema(session, "luna_pinyin_simp")) return 3;
  rime->set_option(session, "zh_simp", True);
  double spent = 0;
  long keys = 0;
  char line[256];
  while (fgets(line, sizeof line, stdin)) {
    line[strcspn(line, "\n")] = 0;
    rime->clear_composition(session);
    RIME_STRUCT(RimeContext, context);
    for (char *key = line; *key; key++) {
      struct timespec from, to;
      clock_gettime(CLOCK_MONOTONIC, &from);
      rime->process_key(session, *key, 0);
      if (key > line) rime->free_context(&context);
      RIME_STRUCT_INIT(RimeContext, context);
      rime->get_context(session, &context);
      clock_gettime(CLOCK_MONOTONIC, &to);
      spent += (to.tv_sec - from.tv_sec) * 1e6 + (to.tv_nsec - from.tv_nsec) / 1e3;
      keys++;
    }
    for (int at = 0; at < context.menu.num_candidates; at++)
      printf("%s%s", at ? "\t" : "", context.menu.candidates[at].text);
    printf("\n");
    rime->free_context(&context);
  }
  printf("%.0f %ld\n", spent, keys);
  rime->destroy_session(session);
  rime->finalize();
  return 0;
}
