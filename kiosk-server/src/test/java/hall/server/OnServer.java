// SPDX-License-Identifier: Apache-2.0
package hall.server;

import hall.server.platform.TestFoundation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A test against the running server on its own PostgreSQL; all such tests share one.
@QuarkusTest
@QuarkusTestResource(TestFoundation.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OnServer {}
