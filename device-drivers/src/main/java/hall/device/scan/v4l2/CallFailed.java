// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import java.io.IOException;

/// A call of the kernel that failed, and why.
final class CallFailed extends IOException {
  private static final long serialVersionUID = 1;

  // asm-generic/errno-base.h and errno.h
  static final int EPERM = 1;
  static final int ENOENT = 2;
  static final int EINTR = 4;
  static final int EIO = 5;
  static final int ENXIO = 6;
  static final int EAGAIN = 11;
  static final int ENOMEM = 12;
  static final int EACCES = 13;
  static final int EBUSY = 16;
  static final int ENODEV = 19;
  static final int ENOTDIR = 20;
  static final int EINVAL = 22;
  static final int ENOTTY = 25;
  static final int ENOSPC = 28;
  static final int ERANGE = 34;
  static final int EPROTO = 71;
  static final int ESHUTDOWN = 108;

  private final String call;
  private final int errno;

  CallFailed(String call, int errno) {
    super("%s: errno %d".formatted(call, errno));
    this.call = call;
    this.errno = errno;
  }

  String call() {
    return call;
  }

  int errno() {
    return errno;
  }
}
