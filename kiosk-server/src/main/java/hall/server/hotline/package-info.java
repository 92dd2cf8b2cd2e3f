// SPDX-License-Identifier: Apache-2.0
/// Sends complaints to the platform of the hotline 12345, writes down its number, and learns from
/// it what became of them.
@NullMarked
package hall.server.hotline;

import org.jspecify.annotations.NullMarked;
