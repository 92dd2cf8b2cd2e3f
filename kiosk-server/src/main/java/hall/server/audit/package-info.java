// SPDX-License-Identifier: Apache-2.0
/// Who did what, and when: an append-only chain of hashes that shows whether it was touched.
@NullMarked
package hall.server.audit;

import org.jspecify.annotations.NullMarked;
