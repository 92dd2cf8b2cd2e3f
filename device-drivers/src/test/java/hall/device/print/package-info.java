// SPDX-License-Identifier: Apache-2.0
/// What tests of printers share.
@NullMarked
package hall.device.print;

import org.jspecify.annotations.NullMarked;
