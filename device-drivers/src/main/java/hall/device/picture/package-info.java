// SPDX-License-Identifier: Apache-2.0
/// Pictures in memory, and how they become JPEG images and come out of them.
@NullMarked
package hall.device.picture;

import org.jspecify.annotations.NullMarked;
