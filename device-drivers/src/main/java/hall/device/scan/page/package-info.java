// SPDX-License-Identifier: Apache-2.0
/// What becomes of a scanned page before a citizen sees it: found, straightened, cropped, judged;
/// nothing is changed without being said.
@NullMarked
package hall.device.scan.page;

import org.jspecify.annotations.NullMarked;
