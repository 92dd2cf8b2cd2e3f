// SPDX-License-Identifier: Apache-2.0
/// Certificates and excerpts of registers that citizens print (证明打印): fetched from the platform
/// that issues them, printed only with a seal that holds, counted, and verified by a code on the
/// paper.
@NullMarked
package hall.server.attestation;

import org.jspecify.annotations.NullMarked;
