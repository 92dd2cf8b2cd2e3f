// SPDX-License-Identifier: Apache-2.0
/// Scanners behind a SANE daemon: the SANE network protocol (SANE Standard 1.06, chapter 5).
@NullMarked
package hall.device.scan.sane;

import org.jspecify.annotations.NullMarked;
