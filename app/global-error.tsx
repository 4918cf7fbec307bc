'use client';

export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <h1>Something went wrong</h1>
        <p>
          <a href="/">Go to the matrix</a>
        </p>
      </body>
    </html>
  );
}
