// SPDX-License-Identifier: Apache-2.0
/// The operators' web pages.
@NullMarked
package hall.server.console;

import org.jspecify.annotations.NullMarked;
