// Loaded before the C library (LD_PRELOAD), this makes the system fail as disks and signals do, on Linux.
//
// FAULT names what happens to calls that read or write files, descriptors above 2:
//   count             nothing; their number is written to the file FAULT_COUNT at the end
//   enospc:N, eio:N   the Nth call that writes, syncs, renames or makes a file fails, and all such after it
//   once:N            the Nth call fails with EIO, later ones do not
//   short             reads and writes do a part of what they are asked to, byte counts changing from call to call
//   eintr             every other read, write or open is interrupted before it does anything
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum { NONE, COUNT, ALWAYS, ONCE, SHORT, INTERRUPT } mode;
static int failure;
static long nth;
static atomic_long calls;

__attribute__((constructor)) static void begin(void) {
  const char *fault = getenv("FAULT");
  if (!fault) return;
  const char *colon = strchr(fault, ':');
  nth = colon ? atol(colon + 1) : 0;
  if (!strcmp(fault, "count")) mode = COUNT;
  if (!strcmp(fault, "short")) mode = SHORT;
  if (!strcmp(fault, "eintr")) mode = INTERRUPT;
  if (!strncmp(fault, "enospc:", 7)) mode = ALWAYS, failure = ENOSPC;
  if (!strncmp(fault, "eio:", 4)) mode = ALWAYS, failure = EIO;
  if (!strncmp(fault, "once:", 5)) mode = ONCE, failure = EIO;
}

static void *next(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("FAULT_COUNT");
  if (mode != COUNT || !path) return;
  FILE *file = fopen(path, "w");
  if (file) fprintf(file, "%ld\n", atomic_load(&calls)), fclose(file);
}

// Whether this call fails; errno is then set.
static int fails(int changes) {
  long number = atomic_fetch_add(&calls, 1) + 1;
  int hit = 0;
  if (mode == INTERRUPT && number % 2) {
    errno = EINTR;
    return 1;
  }
  if (mode == ALWAYS) hit = changes && number >= nth;
  if (mode == ONCE) hit = number == nth;
  if (hit) errno = failure;
  return hit;
}

static size_t part(size_t count) {
  if (mode != SHORT || count < 2) return count;
  return 1 + (size_t)atomic_fetch_add(&calls, 1) * 7919 % (count - 1);
}

ssize_t read(int descriptor, void *bytes, size_t count) {
  static ssize_t (*real)(int, void *, size_t);
  if (!real) real = next("read");
  if (descriptor > 2 && fails(0)) return -1;
  return real(descriptor, bytes, descriptor > 2 ? part(count) : count);
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  static ssize_t (*real)(int, const void *, size_t);
  if (!real) real = next("write");
  // A handler of signals writes one byte to a pipe, and may not be told that it cannot.
  if (descriptor > 2 && count > 1 && fails(1)) return -1;
  return real(descriptor, bytes, descriptor > 2 ? part(count) : count);
}

ssize_t pread64(int descriptor, void *bytes, size_t count, off64_t offset) {
  static ssize_t (*real)(int, void *, size_t, off64_t);
  if (!real) real = next("pread64");
  if (fails(0)) return -1;
  return real(descriptor, bytes, part(count), offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
  static ssize_t (*real)(int, const void *, size_t, off64_t);
  if (!real) real = next("pwrite64");
  if (fails(1)) return -1;
  return real(descriptor, bytes, part(count), offset);
}

// What can only fail whole.
#define WHOLE(type, name, parameters, arguments)      \
  type name parameters {                              \
    static type(*real) parameters;                    \
    if (!real) real = next(#name);                    \
    if (mode != INTERRUPT && fails(1)) return -1;     \
    return real arguments;                            \
  }

WHOLE(int, fsync, (int descriptor), (descriptor))
WHOLE(int, fdatasync, (int descriptor), (descriptor))
WHOLE(int, ftruncate64, (int descriptor, off64_t size), (descriptor, size))
WHOLE(int, rename, (const char *from, const char *to), (from, to))
WHOLE(int, mkdir, (const char *path, mode_t permissions), (path, permissions))

static int opening(const char *name, const char *path, int flags, mode_t permissions) {
  int (*real)(const char *, int, ...) = next(name);
  int isDevice = !strncmp(path, "/dev/", 5) || !strncmp(path, "/proc/", 6) || !strncmp(path, "/sys/", 5);
  if (!isDevice && fails(flags & O_CREAT)) return -1;
  return real(path, flags, permissions);
}

#define OPEN(name)                                        \
  int name(const char *path, int flags, ...) {            \
    va_list list;                                         \
    va_start(list, flags);                                \
    mode_t permissions = flags & O_CREAT ? va_arg(list, mode_t) : 0; \
    va_end(list);                                         \
    return opening(#name, path, flags, permissions);      \
  }

OPEN(open)
OPEN(open64)
