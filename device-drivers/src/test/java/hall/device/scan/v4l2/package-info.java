// SPDX-License-Identifier: Apache-2.0
/// Tests of the document camera: tables, recorded frames, the kernel's own header, and a real
/// kernel with a test camera in an emulated machine.
@NullMarked
package hall.device.scan.v4l2;

import org.jspecify.annotations.NullMarked;
