/** Which day it is where the person is; a page left open over midnight sees the next one. */
import { useEffect, useState } from 'react'
import { dayOf } from '../../../model/actionState'

const minute = 60_000

export function useToday(): string {
  const [today, setToday] = useState(() => dayOf(new Date()))
  useEffect(() => {
    const timer = setInterval(() => setToday(dayOf(new Date())), minute)
    return () => clearInterval(timer)
  }, [])
  return today
}
