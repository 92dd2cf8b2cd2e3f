// SPDX-License-Identifier: Apache-2.0
/// Watches over devices: tells what changes, reconnects, frees what hangs, remembers what wore.
@NullMarked
package hall.device.watch;

import org.jspecify.annotations.NullMarked;
