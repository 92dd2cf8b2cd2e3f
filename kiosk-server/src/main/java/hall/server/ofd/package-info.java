// SPDX-License-Identifier: Apache-2.0
/// Reads OFD documents (GB/T 33190-2016) in memory, within bounds, and draws them as PDF. Whether a
/// seal holds is none of its business.
@NullMarked
package hall.server.ofd;

import org.jspecify.annotations.NullMarked;
