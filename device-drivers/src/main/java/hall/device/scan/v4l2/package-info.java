// SPDX-License-Identifier: Apache-2.0
/// Document cameras (高拍仪) that Linux serves through Video4Linux 2.
@NullMarked
package hall.device.scan.v4l2;

import org.jspecify.annotations.NullMarked;
