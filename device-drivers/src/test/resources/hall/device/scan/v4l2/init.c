// SPDX-License-Identifier: Apache-2.0
// The first and only process of the emulated machine: mounts what a JVM needs, loads the kernel
// modules named in /modules in that order, runs the command in /command (a word a line) and
// switches the machine off.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static int lines(const char *file, char *text, size_t size, char **line, int most) {
  FILE *in = fopen(file, "r");
  if (!in) return 0;
  text[fread(text, 1, size - 1, in)] = 0;
  fclose(in);
  int count = 0;
  for (char *word = strtok(text, "\n"); word && count < most; word = strtok(NULL, "\n"))
    line[count++] = word;
  line[count] = NULL;
  return count;
}

int main(void) {
  static char text[65536];
  static char *line[257];
  mount("dev", "/dev", "devtmpfs", 0, NULL);
  mount("proc", "/proc", "proc", 0, NULL);
  mount("sys", "/sys", "sysfs", 0, NULL);
  int count = lines("/modules", text, sizeof text, line, 256);
  for (int i = 0; i < count; i++) {
    char options[256] = "";
    char *space = strchr(line[i], ' ');
    if (space) {
      snprintf(options, sizeof options, "%s", space + 1);
      *space = 0;
    }
    int module = open(line[i], O_RDONLY);
    if (syscall(SYS_finit_module, module, options, 0) != 0) perror(line[i]);
    close(module);
  }
  pid_t child = fork();
  if (child == 0) {
    lines("/command", text, sizeof text, line, 256);
    execv(line[0], line);
    perror(line[0]);
    _exit(127);
  }
  int status;
  waitpid(child, &status, 0);
  printf("The command ended with status %d\n", WEXITSTATUS(status));
  fflush(stdout);
  sync();
  reboot(RB_POWER_OFF);
  return 0;
}
