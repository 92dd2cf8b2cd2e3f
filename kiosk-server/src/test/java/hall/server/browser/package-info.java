// SPDX-License-Identifier: Apache-2.0
/// A real browser for tests of pages: Chromium without a window, driven through its debugging port.
@NullMarked
package hall.server.browser;

import org.jspecify.annotations.NullMarked;
