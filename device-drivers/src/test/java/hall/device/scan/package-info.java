// SPDX-License-Identifier: Apache-2.0
/// Tests of pages and of what is made of them.
@NullMarked
package hall.device.scan;

import org.jspecify.annotations.NullMarked;
