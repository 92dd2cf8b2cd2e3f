// SPDX-License-Identifier: Apache-2.0
/// Releases of the terminals' software: signed offline, kept here, named by configurations, handed
/// out to terminals, which verify all of it again.
@NullMarked
package hall.server.software;

import org.jspecify.annotations.NullMarked;
